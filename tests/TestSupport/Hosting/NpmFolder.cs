using System.ComponentModel;
using System.Diagnostics;

namespace TestSupport.Hosting;

/// <summary>A folder with a package-lock.json, whose packages are fetched when they are needed and kept until the lock changes.</summary>
public static class NpmFolder
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly string Npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
    private static readonly string[] Arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=1", "--fetch-timeout=60000"];

    /// <returns>Null when the packages are there, else why they are not.</returns>
    public static async Task<string?> InstallAsync(string folder)
    {
        var (wanted, installed) = (Path.Combine(folder, "package-lock.json"), Path.Combine(folder, "node_modules", ".installed-lock.json"));
        if (File.Exists(installed) && await File.ReadAllTextAsync(wanted) == await File.ReadAllTextAsync(installed))
            return null;
        using var npm = Start(folder);
        if (npm is null)
            return "npm is not installed.";
        using var deadline = new CancellationTokenSource(Patience);
        var (output, errors) = (npm.StandardOutput.ReadToEndAsync(deadline.Token), npm.StandardError.ReadToEndAsync(deadline.Token));
        await npm.WaitForExitAsync(deadline.Token);
        if (npm.ExitCode != 0)
            return $"npm cannot fetch the packages:\n{await output}{await errors}";
        File.Copy(wanted, installed, overwrite: true);
        return null;
    }

    private static Process? Start(string folder)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(Npm, Arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
