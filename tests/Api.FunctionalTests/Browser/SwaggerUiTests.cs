using Microsoft.Playwright;
using Playground;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Browser;

/// <summary>Swagger UI as a person uses it. Needs Chromium; where there is none the cases say so and are skipped.</summary>
public sealed class SwaggerUiTests
{
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private PlaygroundHost _playground = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private IPage _page = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        if (Array.Find(Browsers, File.Exists) is not { } browser)
        {
            Assert.Ignore("Chromium is not installed (package chromium): Swagger UI is not looked at.");
            return;
        }

        _playground = await PlaygroundHost.StartAsync(FreePort.Next(), FreePort.Next());
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = browser, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
        _page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 20_000 } });    // of a long list the page holds only what is in sight
        await _page.GotoAsync($"{_playground.Api}swagger/index.html");
        await _page.Locator(".opblock").First.WaitForAsync();
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (_browser is null)
            return;
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _playground.DisposeAsync();
    }

    [Test]
    public async Task Shows_the_calls_in_groups()
    {
        var groups = await _page.Locator("h3.opblock-tag a span").AllInnerTextsAsync();

        Assert.That(groups, Does.Contain("Contacts").And.Contain("Service"));
    }

    [Test]
    public async Task Sends_a_call_with_its_example_and_the_prefilled_key()
    {
        var call = _page.Locator("#operations-Contacts-Contacts_Search");
        await call.Locator(".opblock-summary-control").ClickAsync();
        await call.Locator("button.execute").ClickAsync();
        var status = call.Locator(".live-responses-table .response .response-col_status");
        await status.WaitForAsync();

        Assert.That(await status.InnerTextAsync(), Does.StartWith("200"));
    }

    [Test]
    public async Task Shows_an_example_for_every_problem_of_a_call()
    {
        var call = _page.Locator("#operations-Contacts-Contacts_Create");
        await call.Locator(".opblock-summary-control").ClickAsync();
        await call.Locator("tr.response[data-code='409']").WaitForAsync();

        Assert.That(await call.Locator("tr.response[data-code='409']").InnerTextAsync(), Does.Contain("record.duplicate"));
    }
}
