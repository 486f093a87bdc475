using System.Globalization;
using Microsoft.Playwright;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Browser;

/// <summary>The booking page as a person uses it, on a desk and on a phone. Needs Chromium; where there is none the cases say so and are skipped.</summary>
public sealed class BookingPageTests
{
    private const int Desk = 1280;
    private const int Phone = 360;

    private CrmSystem _system = null!;
    private Chromium _chromium = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _chromium = await Chromium.DemandAsync("the booking page");
        _system = await CrmSystem.StartAsync(new ApiSettings
        {
            More = new Dictionary<string, string>(StringComparer.Ordinal) { ["Scheduling:PublicPage"] = "true", ["Scheduling:PagesPerAddressPerMinute"] = "1000", ["Scheduling:BookingsPerAddressPerMinute"] = "1000" },
        });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_chromium is null)
            return;
        await _chromium.DisposeAsync();
        await _system.DisposeAsync();
    }

    [TestCase(Desk)]
    [TestCase(Phone)]
    public async Task A_visitor_books_moves_and_cancels(int width)
    {
        await using var window = await OpenAsync(width);
        var page = await window.NewPageAsync();
        List<string> tooWide = [], refused = [];
        page.Console += (_, message) => { if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) refused.Add(message.Text); };
        var visit = new BookingVisit(page, _system.Api.Address, async name =>
        {
            await KeepAsync(page, width, name);
            if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") > width)
                tooWide.Add(name);
        });

        await visit.FindTimesAsync();
        await visit.BookAsync($"ana{width}");
        await visit.MoveAsync();
        await visit.CancelAsync();

        var meeting = (await _system.HubSpot.RecordsAsync("meetings")).Single(record => record["hs_meeting_title"]!.Contains($"ana{width}", StringComparison.Ordinal));
        await WaitAsync(async () => (await _system.HubSpot.RecordAsync("meetings", meeting.Id))["hs_meeting_outcome"] == "CANCELED");
        Assert.That((tooWide, refused), Is.EqualTo((new List<string>(), new List<string>())));
    }

    [TestCase(Desk)]
    [TestCase(Phone)]
    public async Task Keeps_nobody_out(int width)
    {
        await using var window = await OpenAsync(width);
        await AxeCore.AddToAsync(window);
        var page = await window.NewPageAsync();
        var violations = new List<string>();
        var visit = new BookingVisit(page, _system.Api.Address, async name => violations.AddRange((await AxeCore.ViolationsAsync(page)).Select(each => $"{name}: {each}")));

        await visit.FindTimesAsync();
        await visit.SendNothingAsync();
        await visit.BookAsync($"eva{width}");
        await visit.MoveAsync();
        await visit.CancelAsync();

        Assert.That(violations, Is.Empty);
    }

    [Test]
    public async Task Finds_what_would_keep_somebody_out()    // the control
    {
        await using var window = await OpenAsync(Desk);
        await AxeCore.AddToAsync(window);
        var page = await window.NewPageAsync();
        await page.SetContentAsync("<html><body><main><h1>x</h1><input name=x><p style='color:#bbb;background:#fff'>pale</p></main></body></html>");

        var found = await AxeCore.ViolationsAsync(page);

        Assert.That(found, Has.Some.StartsWith("label:").And.Some.StartsWith("color-contrast:").And.Some.StartsWith("html-has-lang:"));
    }

    [Test]
    public async Task Works_without_scripts()
    {
        await using var window = await _chromium.Browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await window.NewPageAsync();
        await page.GotoAsync($"{_system.Api.Address}book/sam-lee/demo");

        await page.GetByLabel("Your time zone").SelectOptionAsync("Asia/Tokyo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show times in this zone" }).ClickAsync();
        await page.Locator(".days a").First.ClickAsync();
        await page.Locator("input[name=start]").First.WaitForAsync();

        Assert.That(await page.GetByLabel("Your time zone").InputValueAsync(), Is.EqualTo("Asia/Tokyo"));
    }

    private Task<IBrowserContext> OpenAsync(int width) =>
        _chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, TimezoneId = "America/New_York", IsMobile = width == Phone, HasTouch = width == Phone });

    // Screenshots stay with the results of the run.
    private static async Task KeepAsync(IPage page, int width, string name)
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "screenshots", string.Create(CultureInfo.InvariantCulture, $"booking-{width}-{name}.png"));
        await page.ScreenshotAsync(new() { Path = path, FullPage = true });
        TestContext.AddTestAttachment(path);
    }

    private static async Task WaitAsync(Func<Task<bool>> isSo)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            Assert.That(TimeProvider.System.GetElapsedTime(start), Is.LessThan(TimeSpan.FromSeconds(30)), "HubSpot was never told.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}
