using System.Globalization;
using TestSupport.Hosting;

namespace Verify.Rig;

/// <summary>A private PostgreSQL on the loopback address, in a folder of its own that goes with it.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private const string User = "postgres";
    private static readonly string[] Homes = ["/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/15/bin", "/usr/local/bin", "/usr/bin"];
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly Dictionary<string, string> NoEnvironment = new(StringComparer.Ordinal);

    private readonly string _bin;
    private readonly string _folder;
    private readonly string _log;
    private readonly int _port = FreePort.Next();
    private OwnProcess? _server;

    private PostgresCluster(string bin, string folder, string log) => (_bin, _folder, _log) = (bin, folder, log);

    /// <exception cref="CannotRunException">PostgreSQL is not installed.</exception>
    public static async Task<PostgresCluster> StartAsync(string artifacts)
    {
        var bin = Homes.FirstOrDefault(home => File.Exists(Path.Combine(home, "initdb")))
            ?? throw new CannotRunException("PostgreSQL is not installed; Debian's package is postgresql-15.");
        var folder = Directory.CreateTempSubdirectory("hubspotcrm-postgres-").FullName;
        var cluster = new PostgresCluster(bin, folder, Path.Combine(artifacts, "postgres.log"));
        try
        {
            await cluster.LaunchAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a database, and gives its address as the service takes it.</summary>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        await RunAsync("createdb", "-h", "127.0.0.1", "-p", Port, "-U", User, name);
        return $"postgres://{User}@127.0.0.1:{Port}/{name}";
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Port => _port.ToString(CultureInfo.InvariantCulture);

    private string Data => Path.Combine(_folder, "data");

    private async Task LaunchAsync()
    {
        if (Environment.IsPrivilegedProcess)
            await FinishAsync("chown", OwnProcess.Start(_log, _folder, NoEnvironment, "chown", User, _folder));
        await RunAsync("initdb", "-D", Data, "-U", User, "--auth=trust", "--encoding=UTF8", "--locale=C");
        _server = Start("postgres", "-D", Data, "-p", Port, "-k", _folder, "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200");
        await Wait.ForAsync("PostgreSQL to accept connections", Deadline, _server, async () =>
        {
            await using var ready = Start("pg_isready", "-h", "127.0.0.1", "-p", Port);
            return await ready.ExitAsync(Deadline) == 0;
        });
    }

    private Task RunAsync(params string[] command) => FinishAsync(command[0], Start(command));

    private static async Task FinishAsync(string what, OwnProcess process)
    {
        await using (process)
        {
            if (await process.ExitAsync(Deadline) is not 0)
                throw new InvalidOperationException($"{what} failed; see postgres.log.");
        }
    }

    // PostgreSQL refuses to run as root.
    private OwnProcess Start(params string[] command) => OwnProcess.Start(
        _log, _folder, NoEnvironment, [.. Environment.IsPrivilegedProcess ? ["setpriv", $"--reuid={User}", $"--regid={User}", "--init-groups", "--"] : Array.Empty<string>(), Path.Combine(_bin, command[0]), .. command[1..]]);
}
