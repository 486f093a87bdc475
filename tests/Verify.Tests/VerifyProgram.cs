using System.Diagnostics;
using System.Globalization;
using TestSupport.Hosting;

namespace Verify.Tests;

/// <param name="Output">The report, and what was said beside it.</param>
internal sealed record VerifyRun(int ExitCode, string Output);

/// <summary>The built program as a process of its own, with a folder that is gone afterwards.</summary>
internal static class VerifyProgram
{
    public const int Broken = 1;
    public const int CannotRunHere = 2;
    public const int NotUnderstood = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(20);

    public static async Task<VerifyRun> RunAsync(IEnumerable<string> arguments)
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Verify.dll"), .. arguments, "--untimed", "--artifacts", folder.Path])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!await IsOverAsync(process, Longest))
            await EndAsync(process);
        return new(process.ExitCode, string.Concat(await output));
    }

    private static async Task<bool> IsOverAsync(Process process, TimeSpan within)
    {
        using var deadline = new CancellationTokenSource(within, TimeProvider.System);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>It ends what it has started, a database server too, which is no child of its own.</summary>
    private static async Task EndAsync(Process process)
    {
        using var kill = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "kill -s TERM \"$1\"", "sh", process.Id.ToString(CultureInfo.InvariantCulture)]))!;
        await kill.WaitForExitAsync();
        if (await IsOverAsync(process, Ending))
            return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }
}
