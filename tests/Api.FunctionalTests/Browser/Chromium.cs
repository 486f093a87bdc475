using Microsoft.Playwright;

namespace Api.FunctionalTests.Browser;

/// <summary>The Chromium that is installed here, without a window.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly IPlaywright _playwright;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        Browser = browser;
    }

    public IBrowser Browser { get; }

    /// <summary>Where there is none the cases say so and are left out.</summary>
    /// <param name="what">What is not looked at then.</param>
    public static async Task<Chromium> DemandAsync(string what)
    {
        if (Array.Find(Places, File.Exists) is not { } program)
        {
            Assert.Ignore($"Chromium is not installed (package chromium): {what} is not looked at.");
            return null!;
        }

        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] }));
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }
}
