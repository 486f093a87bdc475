using Microsoft.Playwright;

namespace Api.FunctionalTests.Browser;

/// <summary>A visit to the booking page: a time is booked, moved and called off.</summary>
/// <param name="look">Is called on each page, with a name for it.</param>
internal sealed class BookingVisit(IPage page, Uri service, Func<string, Task> look)
{
    public async Task FindTimesAsync()
    {
        await page.GotoAsync($"{service}book/sam-lee/demo");
        await page.WaitForURLAsync(address => address.Contains("timezone=", StringComparison.Ordinal));    // the script has asked the browser
        await look("days");
        await page.Locator(".days a").First.ClickAsync();
        await page.Locator("input[name=start]").First.WaitForAsync();
        await look("times");
    }

    /// <summary>Sends the form with nothing in it, past what the browser checks.</summary>
    public async Task SendNothingAsync()
    {
        await page.EvaluateAsync("() => { document.querySelector('form[method=post]').noValidate = true; }");
        await SendAsync("Book this meeting");
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        await page.Locator(".flaws:focus").WaitForAsync();    // without a script
        await look("flaws");
    }

    public async Task BookAsync(string firstName)
    {
        await page.Locator("input[name=start]").First.CheckAsync();
        await page.GetByLabel("First name").FillAsync(firstName);
        await page.GetByLabel("Last name").FillAsync("Ruiz");
        await page.GetByLabel("E-mail").FillAsync($"{firstName}@example.net");
        await page.GetByLabel("Note").FillAsync("Please bring <samples>.");
        await SendAsync("Book this meeting");
        await ArriveAsync("Your meeting is booked", "booked");
    }

    public async Task MoveAsync()
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Move the meeting" }).ClickAsync();
        await ArriveAsync("Move your meeting", "move");
        await page.Locator(".days a").Last.ClickAsync();
        await page.Locator("input[name=start]").Last.CheckAsync();
        await SendAsync("Move the meeting");
        await ArriveAsync("Your meeting is moved", "moved");
    }

    public async Task CancelAsync()
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel the meeting" }).ClickAsync();
        await ArriveAsync("Cancel your meeting?", "cancel");
        await page.GetByLabel("Reason").FillAsync("Ill");
        await SendAsync("Cancel the meeting");
        await ArriveAsync("This meeting is cancelled", "cancelled");
    }

    private Task SendAsync(string button) => page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    private async Task ArriveAsync(string heading, string name)
    {
        await page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1, Exact = true }).WaitForAsync();
        await look(name);
    }
}
