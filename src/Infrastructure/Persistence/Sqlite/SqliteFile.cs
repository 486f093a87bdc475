using Microsoft.Data.Sqlite;

namespace HubSpotCrm.Infrastructure.Persistence.Sqlite;

/// <summary>The database's file, held for this process alone: two group-committing writers would fight for it, and each would know nothing of the other's turns.</summary>
internal sealed class SqliteFile : IDisposable
{
    // A commit means that the data is on disk.
    private const string Durable = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 50000;";
    private const string ToRead = $"{Durable} PRAGMA cache_size = -4096;";
    private const string ToWrite = $"{Durable} PRAGMA cache_size = -32768;";

    private readonly FileStream _lock;
    private readonly string _connection;

    private SqliteFile(string path, FileStream held)
    {
        _lock = held;
        Path = path;
        _connection = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 5 }.ToString();
    }

    public string Path { get; }

    /// <summary>Makes the folder and takes the lock, which the operating system gives back whatever ends the process.</summary>
    /// <exception cref="DatabaseStartException">Another process has it, or the folder cannot be used.</exception>
    public static SqliteFile Take(string path)
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            return new(path, new FileStream($"{path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
        }
        catch (IOException taken) when (File.Exists($"{path}.lock"))
        {
            throw new DatabaseStartException($"another process uses the database {path}. SQLite serves one process; for several set DATABASE_URL to a PostgreSQL database.", taken);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseStartException($"the database {path} cannot be opened (DATABASE_URL, Database:Connection): {refused.Message}", refused);
        }
    }

    /// <summary>A connection for reading, and for whatever is not done often.</summary>
    public SqliteConnection Open() => Open(isWriter: false);

    /// <summary>The writer's connection. It keeps the pages of all indices at hand, and holds memory for them; there is one.</summary>
    public SqliteConnection OpenToWrite() => Open(isWriter: true);

    public void Dispose() => _lock.Dispose();

    private SqliteConnection Open(bool isWriter)
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = isWriter ? ToWrite : ToRead;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
