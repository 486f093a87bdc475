using TestSupport.Hosting;

namespace Verify.Rig;

/// <summary>One run of a check: its arguments, its folder, and every process that it started, ended with it.</summary>
internal sealed class CheckRun : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _started = new();

    public CheckRun(ICheck check, Arguments arguments)
    {
        Arguments = arguments;
        Folder = Path.GetFullPath(Path.Combine(arguments.Artifacts ?? Path.Combine(Repository.Root, "artifacts"), arguments.Control ? $"{check.Name}-control" : check.Name));
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        Directory.CreateDirectory(Folder);
        Report = new(check.Name, arguments.Control, Folder, arguments.Untimed);
    }

    public Arguments Arguments { get; }

    public bool Control => Arguments.Control;

    /// <summary>Where logs and data go; emptied before the run.</summary>
    public string Folder { get; }

    public Report Report { get; }

    public async Task<HubSpotProcess> StartHubSpotAsync(string name = "sandbox") => Keep(await HubSpotProcess.StartAsync(Path.Combine(Folder, $"{name}.log")));

    public async Task<ApiProcess> StartApiAsync(ApiSetup setup) => Keep(await ApiProcess.StartAsync(Folder, setup));

    /// <exception cref="CannotRunException">It is not installed.</exception>
    public async Task<PostgresServer> StartPostgresAsync() => PostgresServer.IsInstalled
        ? Keep(await PostgresServer.StartAsync())
        : throw new CannotRunException(PostgresServer.Missing);

    /// <summary>A note for who watches; not part of the report.</summary>
    public static void Say(string text) => Console.Error.WriteLine(text);

    public async ValueTask DisposeAsync()
    {
        while (_started.TryPop(out var process))
            await process.DisposeAsync();
    }

    /// <summary>Ended with the run, in the reverse order.</summary>
    public T Keep<T>(T process)
        where T : IAsyncDisposable
    {
        _started.Push(process);
        return process;
    }
}
