using Microsoft.Playwright;
using Playground;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Browser;

/// <summary>Swagger UI as a person uses it. Needs Chromium; where there is none the cases say so and are skipped.</summary>
public sealed class SwaggerUiTests
{
    private PlaygroundHost _playground = null!;
    private Chromium _chromium = null!;
    private IPage _page = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _chromium = await Chromium.DemandAsync("Swagger UI");
        _playground = await PlaygroundHost.StartAsync(FreePort.Next(), FreePort.Next());
        _page = await _chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 20_000 } });    // of a long list the page holds only what is in sight
        await _page.GotoAsync($"{_playground.Api}swagger/index.html");
        await _page.Locator(".opblock").First.WaitForAsync();
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (_chromium is null)
            return;
        await _chromium.DisposeAsync();
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
