using System.Globalization;
using HubSpotCrm.Infrastructure.Persistence;
using HubSpotCrm.Infrastructure.Persistence.Sqlite;
using Microsoft.Data.Sqlite;
using TestSupport.Hosting;

namespace Infrastructure.IntegrationTests.Persistence;

/// <summary>The built service and its database, as processes.</summary>
public sealed class StartTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Open() => _folder = new();

    [TearDown]
    public void Close() => _folder.Dispose();

    [Test]
    public async Task A_second_process_on_the_file_stops_with_one_line()
    {
        await using var first = Start(_folder.Database);
        await first.ListeningAsync();
        await using var second = Start(_folder.Database);

        Assert.That(await second.ExitAsync(), Is.EqualTo(1));
        Assert.That(second.Lines, Has.Count.EqualTo(1).And.One.Contains("another process uses the database"));
    }

    [Test]
    public async Task A_killed_process_leaves_the_file_to_the_next()
    {
        var first = Start(_folder.Database);
        await first.ListeningAsync();
        await first.DisposeAsync();    // kills it
        await using var second = Start(_folder.Database);

        Assert.That(await second.ListeningAsync(), Is.Not.Null);
    }

    [TestCase("Data Source=/proc/no/such/crm.db", "/proc/no/such/crm.db")]
    [TestCase("postgres://ana:s3cr3t@127.0.0.1:1/crm", "PostgreSQL")]
    [TestCase("mysql://ana:s3cr3t@127.0.0.1/crm", "DATABASE_URL")]
    public async Task A_database_that_cannot_be_used_stops_it_with_one_line(string setting, string reason)
    {
        await using var service = Start(setting);

        Assert.That(await service.ExitAsync(), Is.EqualTo(1));
        Assert.That(service.Lines, Has.Count.EqualTo(1).And.One.Contains(reason).And.None.Contains("s3cr3t"));
    }

    [Test]
    public async Task What_is_no_database_stops_it_with_one_line()
    {
        await File.WriteAllTextAsync(_folder.File("crm.db"), new string('x', 5000));
        await using var service = Start(_folder.Database);

        Assert.That(await service.ExitAsync(), Is.EqualTo(1));
        Assert.That(service.Lines, Has.Count.EqualTo(1).And.One.Contains("crm.db"));
    }

    [Test]
    public async Task A_start_that_is_killed_while_it_migrates_is_made_good_by_the_next()
    {
        var whole = await TablesAfterEachMigrationAsync();
        for (var i = 0; i < 8; i++)
        {
            var killed = Start(_folder.Database);
            await Task.WhenAny(AppearedAsync(), killed.ExitAsync());
            await Task.Delay(TimeSpan.FromMilliseconds(i), TimeProvider.System);    // each time a little further
            await killed.DisposeAsync();
            await using (var connection = new SqliteConnection(_folder.Database + ";Pooling=false"))
            {
                await connection.OpenAsync();
                Assert.That(await TablesAsync(connection), Is.AnyOf([.. whole]), "all of a migration or nothing");
                if (i < 7)
                    await DropAsync(connection);
            }
        }

        await using var service = Start(_folder.Database);
        Assert.That(await service.ListeningAsync(), Is.Not.Null);
    }

    private static BuiltProgram Start(string database) => BuiltProgram.Api(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["HUBSPOT_PRIVATE_APP_TOKEN"] = "pat-eu1-startup",
        ["API_KEYS"] = "shop:reader:0123456789abcdef0123456789abcdef",
        ["URLS"] = "http://127.0.0.1:0",
        ["DATABASE_URL"] = database,
    });

    private async Task AppearedAsync()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!File.Exists(_folder.File("crm.db-wal")) && !deadline.IsCancellationRequested)
            await Task.Yield();
    }

    private async Task DropAsync(SqliteConnection connection)
    {
        await connection.CloseAsync();
        foreach (var file in Directory.GetFiles(_folder.Path))
            File.Delete(file);
    }

    private static async Task<List<object>> TablesAfterEachMigrationAsync()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        List<object> counts = [0L];
        foreach (var id in MigrationScript.Ids(SqliteSchema.Engine))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = MigrationScript.Read(SqliteSchema.Engine, id).Sql;
            await command.ExecuteNonQueryAsync();
            counts.Add(await TablesAsync(connection));
        }

        return counts;
    }

    private static async Task<long> TablesAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE type = 'table'";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
