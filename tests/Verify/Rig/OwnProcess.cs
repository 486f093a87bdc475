using System.Diagnostics;
using System.Globalization;

namespace Verify.Rig;

/// <summary>A program that this run has started. The shell only sends its output to a file and is replaced by it, so the id is the program's own.</summary>
internal sealed class OwnProcess : IAsyncDisposable
{
    /// <summary>All else of the environment stays out: no setting of the machine reaches the service.</summary>
    private static readonly string[] Passed = ["PATH", "HOME", "LANG", "TMPDIR", "DOTNET_ROOT", "DOTNET_CLI_HOME"];

    private static readonly Lock Gate = new();
    private static readonly HashSet<OwnProcess> Living = [];
    private static bool allEnded;

    private readonly Process _process;
    private TimeSpan _processorTime;
    private bool _disposed;

    private OwnProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>In user and kernel so far; what it was at the end once that has come.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            if (_process.HasExited)
                return _processorTime;
            _process.Refresh();
            return _processorTime = _process.TotalProcessorTime;
        }
    }

    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.HasExited ? 0 : _process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <param name="log">The file that its output is added to.</param>
    /// <param name="folder">The working directory.</param>
    public static OwnProcess Start(string log, string folder, IReadOnlyDictionary<string, string> environment, params string[] command)
    {
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardInput = true };
        foreach (var argument in (string[])["-c", "log=$1; shift; exec \"$@\" >>\"$log\" 2>&1", "sh", log, .. command])
            start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Except(Passed, StringComparer.Ordinal).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        lock (Gate)
        {
            if (allEnded)
                throw new InvalidOperationException("The run is over.");
            var process = new OwnProcess(Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start."));
            Living.Add(process);
            return process;
        }
    }

    /// <summary>Of every run; none is started afterwards.</summary>
    public static Task EndAllAsync()
    {
        lock (Gate)
        {
            allEnded = true;
            return Task.WhenAll(Living.Select(process => process.KillAsync()).ToList());
        }
    }

    /// <summary>As kill -9 does: it gets no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        _ = ProcessorTime;
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <param name="signal">Such as TERM, STOP, CONT.</param>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "kill -s \"$1\" \"$2\"", "sh", signal, Id.ToString(CultureInfo.InvariantCulture)]))!;
        await kill.WaitForExitAsync();
    }

    /// <summary>Its exit code; null when it had to be killed.</summary>
    public async Task<int?> ExitAsync(TimeSpan within)
    {
        using var deadline = new CancellationTokenSource(within);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
            return null;
        }
    }

    /// <summary>May be called twice.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        await KillAsync();
        lock (Gate)
            Living.Remove(this);
        _process.Dispose();
    }
}
