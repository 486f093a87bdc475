using HubSpotCrm.Infrastructure.Persistence;
using HubSpotCrm.Infrastructure.Persistence.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using TestSupport.Hosting;

namespace Infrastructure.IntegrationTests.Persistence;

/// <summary>A SQLite database of each case's own.</summary>
public abstract class SqliteFixture
{
    private TemporaryFolder _folder = null!;
    private CancellationTokenSource _deadline = null!;

    protected string File => _folder.File("crm.db");

    internal SqliteDatabase Database { get; private set; } = null!;

    protected CancellationToken Ct => _deadline.Token;

    [SetUp]
    public async Task OpenAsync()
    {
        _deadline = new(TimeSpan.FromSeconds(30));
        _folder = new();
        Database = Create();
        await Database.StartAsync(Ct);
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await Database.DisposeAsync();
        _folder.Dispose();
        _deadline.Dispose();
    }

    /// <summary>Another one on the same file, not started yet.</summary>
    internal SqliteDatabase Create() => new(new DatabaseAddress(IsPostgres: false, File), TimeProvider.System, NullLogger<SqliteDatabase>.Instance);

    protected Task<int> PutAsync(string name) => Database.ExecuteAsync("INSERT INTO quota (name, state, version) VALUES (@name, '{}', 1)", Ct, ("name", name));

    protected Task<List<string>> NamesAsync() =>
        Database.ReadAsync(session => session.ListAsync("SELECT name FROM quota ORDER BY name", row => row.GetString(0)), Ct);
}
