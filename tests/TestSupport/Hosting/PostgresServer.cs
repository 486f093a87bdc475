using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace TestSupport.Hosting;

/// <summary>A PostgreSQL server of the tests' own: an empty cluster in a temporary folder, on a free port of the loopback address.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>What a test that is left out says.</summary>
    public const string Missing = "PostgreSQL is not installed (Debian: postgresql-15): nothing of it is tested.";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder;
    private readonly int _port;
    private int _databases;

    private PostgresServer(DirectoryInfo folder, int port)
    {
        _folder = folder;
        _port = port;
    }

    public static bool IsInstalled => Programs is not null;

    private static string? Programs { get; } = FindPrograms();

    private string Data => Path.Combine(_folder.FullName, "data");

    public static async Task<PostgresServer> StartAsync()
    {
        var server = new PostgresServer(Directory.CreateTempSubdirectory("hubspotcrm-postgres-"), FreePort.Lasting());
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "postgres", server._folder.FullName);    // it refuses to run as root
        await AsOwnerAsync("initdb", "--pgdata", server.Data, "--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--no-locale", "--no-sync");
        await server.ResumeAsync();
        return server;
    }

    /// <summary>An empty database.</summary>
    /// <returns>Its address as <c>DATABASE_URL</c> takes it.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"crm{Interlocked.Increment(ref _databases).ToString(CultureInfo.InvariantCulture)}";
        await using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        await command.ExecuteNonQueryAsync();
        return $"postgres://postgres@127.0.0.1:{_port}/{name}";
    }

    /// <summary>Ends the server as a crash would.</summary>
    public Task CrashAsync() => AsOwnerAsync("pg_ctl", "--pgdata", Data, "--mode", "immediate", "--wait", "stop");

    /// <summary>Starts it again, with what is on its disk.</summary>
    public Task ResumeAsync() => AsOwnerAsync(
        "pg_ctl", "--pgdata", Data, "--wait", "--log", Path.Combine(_folder.FullName, "log"), "--options",
        $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=300 -c shared_buffers=32MB", "start");

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            await CrashAsync();
        _folder.Delete(recursive: true);
    }

    private static Task AsOwnerAsync(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? RunAsync("runuser", ["-u", "postgres", "--", Path.Combine(Programs!, program), .. arguments])
        : RunAsync(Path.Combine(Programs!, program), arguments);

    // Its output stays its own: the server would keep a pipe of ours open.
    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", """exec "$@" >/dev/null 2>&1 </dev/null""", "sh", program, .. arguments]) { WorkingDirectory = "/" })!;
        using var deadline = new CancellationTokenSource(Deadline);
        await process.WaitForExitAsync(deadline.Token);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static string? FindPrograms() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
            : null;
}
