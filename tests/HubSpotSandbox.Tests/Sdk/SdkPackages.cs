namespace HubSpotSandbox.Tests.Sdk;

/// <summary>The SDKs of package-lock.json, installed beside the copied scripts and kept until the lock changes.</summary>
internal static class SdkPackages
{
    private static readonly string Npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Sdk");

    private static string Lock => Path.Combine(Folder, "package-lock.json");

    private static string InstalledLock => Path.Combine(Folder, "node_modules", ".installed-lock.json");

    public static async Task DemandAsync()
    {
        if (await NodeProgram.RunAsync("node", Folder, "--version") is null)
        {
            Missing("Node.js is not installed.");
        }

        if (File.Exists(InstalledLock) && string.Equals(await File.ReadAllTextAsync(Lock), await File.ReadAllTextAsync(InstalledLock), StringComparison.Ordinal))
        {
            return;
        }

        switch (await NodeProgram.RunAsync(Npm, Folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=1", "--fetch-timeout=60000"))
        {
            case null:
                Missing("npm is not installed.");
                break;
            case (not 0, var output):
                Missing($"npm cannot fetch HubSpot's SDKs:\n{output}");
                break;
            default:
                File.Copy(Lock, InstalledLock, overwrite: true);
                break;
        }
    }

    /// <summary>A developer may lack Node or the internet, the build server must not.</summary>
    private static void Missing(string problem)
    {
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            Assert.Fail(problem);
        }

        Assert.Ignore($"HubSpot's SDK for Node was not tried: {problem}");
    }
}
