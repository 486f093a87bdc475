using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace TestSupport.Hosting;

/// <summary>The built service, or Playground, as a process of its own, as a host would run it, with what it writes.</summary>
public sealed partial class BuiltProgram : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private static readonly string[] Foreign = ["HUBSPOT", "DATABASE", "API_KEYS", "AUTH", "PORT", "ASPNETCORE", "DOTNET_ENVIRONMENT", "URLS", "SERILOG"];

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private readonly TemporaryFolder? _folder;

    private BuiltProgram(ProcessStartInfo start, TemporaryFolder? folder)
    {
        _folder = folder;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Everything it has written so far.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <param name="environment">Variables to set; those of this process that the service would read are gone.</param>
    /// <param name="folder">The working directory; an empty one when absent.</param>
    public static BuiltProgram Api(IReadOnlyDictionary<string, string> environment, string? folder = null) => Start("HubSpotCrm.Api.dll", environment, folder);

    /// <summary>The service's command that makes the write ids.</summary>
    public static BuiltProgram Provision(IReadOnlyDictionary<string, string> environment) => Start("HubSpotCrm.Api.dll", environment, folder: null, "provision");

    public static BuiltProgram Playground(int apiPort, int sandboxPort) =>
        Start("Playground.dll", new Dictionary<string, string>(StringComparer.Ordinal), folder: null, "--api-port", $"{apiPort}", "--sandbox-port", $"{sandboxPort}");

    private static BuiltProgram Start(string program, IReadOnlyDictionary<string, string> environment, string? folder, params string[] arguments)
    {
        var own = folder is null ? new TemporaryFolder() : null;
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? own!.Path,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, program));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(name => Foreign.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new(start, own);
    }

    /// <summary>The address, once it listens.</summary>
    public async Task<Uri> ListeningAsync()
    {
        var ended = ExitAsync();
        return await Task.WhenAny(_listening.Task, ended) == ended
            ? throw new InvalidOperationException($"It stopped with {await ended}: {string.Join('\n', _lines)}")
            : await _listening.Task;
    }

    /// <summary>What it has written, once that are so many lines.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(int count)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (_lines.Count < count)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, deadline.Token);
        return Lines;
    }

    /// <summary>The exit code, once it has stopped.</summary>
    public async Task<int> ExitAsync()
    {
        using var deadline = new CancellationTokenSource(Deadline);
        await _process.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder?.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        if (Listening.Match(line) is { Success: true } match)
            _listening.TrySetResult(new Uri($"{match.Value.Replace("[::]", "127.0.0.1", StringComparison.Ordinal)}/"));
    }

    [GeneratedRegex(@"http://(127\.0\.0\.1|localhost|\[::\]):[0-9]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening { get; }
}
