using Microsoft.Playwright;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Browser;

/// <summary>Looks at pages as people see, hear and reach them who cannot use a mouse or read small print (axe-core, from npm).</summary>
internal static class AxeCore
{
    private const string Grave = """
        async () => (await axe.run()).violations.filter(each => each.impact === "serious" || each.impact === "critical")
          .map(each => `${each.id}: ${each.help} ${each.nodes.map(node => node.html).join(" ")}`)
        """;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Browser", "Axe");

    /// <summary>Brings it into every page of a browser's window. A developer may lack npm or the internet, the build server must not.</summary>
    public static async Task AddToAsync(IBrowserContext window)
    {
        if (await NpmFolder.InstallAsync(Folder) is { } problem)
        {
            if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
                Assert.Fail(problem);
            Assert.Ignore($"Accessibility was not looked at: {problem}");
        }

        await window.AddInitScriptAsync(scriptPath: Path.Combine(Folder, "node_modules", "axe-core", "axe.min.js"));
    }

    /// <summary>The violations that keep somebody out.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page) => await page.EvaluateAsync<string[]>(Grave);
}
