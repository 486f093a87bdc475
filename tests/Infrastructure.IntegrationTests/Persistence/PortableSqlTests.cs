using HubSpotCrm.Infrastructure.Persistence;

namespace Infrastructure.IntegrationTests.Persistence;

/// <summary>What stores may rely on, on both engines.</summary>
[TestFixture(EngineFixture.Sqlite)]
[TestFixture(EngineFixture.Postgres)]
public sealed class PortableSqlTests(string engine) : EngineFixture(engine)
{
    private const string Insert = "INSERT INTO quota (name, state, version) VALUES (@name, @state, @version)";
    private const string Upsert = Insert + " ON CONFLICT (name) DO UPDATE SET state = excluded.state, version = quota.version + 1";

    [Test]
    public async Task Inserts_and_counts()
    {
        Assert.That(await Database.ExecuteAsync(Insert, Ct, ("name", "a"), ("state", "{}"), ("version", 1L)), Is.EqualTo(1));
        Assert.That(await RowsAsync(), Is.EqualTo([("a", "{}", 1L)]));
    }

    [Test]
    public async Task Upserts()
    {
        await Database.ExecuteAsync(Upsert, Ct, ("name", "a"), ("state", "old"), ("version", 1L));
        await Database.ExecuteAsync(Upsert, Ct, ("name", "a"), ("state", "new"), ("version", 1L));

        Assert.That(await RowsAsync(), Is.EqualTo([("a", "new", 2L)]));
    }

    [Test]
    public async Task Inserts_only_what_is_not_there_and_says_so()
    {
        const string sql = Insert + " ON CONFLICT (name) DO NOTHING";

        Assert.That(await Database.ExecuteAsync(sql, Ct, ("name", "a"), ("state", "1"), ("version", 1L)), Is.EqualTo(1));
        Assert.That(await Database.ExecuteAsync(sql, Ct, ("name", "a"), ("state", "2"), ("version", 1L)), Is.Zero);
    }

    [Test]
    public async Task Changes_with_a_condition_and_returns_the_row()
    {
        await Database.ExecuteAsync(Insert, Ct, ("name", "a"), ("state", "{}"), ("version", 1L));

        var won = await Database.WriteAsync(session => ChangeAsync(session, version: 1), Ct);
        var lost = await Database.WriteAsync(session => ChangeAsync(session, version: 1), Ct);

        Assert.That((won, lost), Is.EqualTo((2L, 0L)));
    }

    [Test]
    public async Task Writes_many_rows_at_once()
    {
        await Database.WriteAsync(async session =>
        {
            await session.ExecuteManyAsync(Upsert, Enumerable.Range(0, 500).Select(each => new (string, object?)[] { ("name", $"n{each % 250:000}"), ("state", "{}"), ("version", 1L) }));
            return 0;
        }, Ct);

        Assert.That(await RowsAsync(), Has.Count.EqualTo(250).And.All.Matches<(string, string, long Version)>(row => row.Version == 2));
    }

    [Test]
    public async Task Keeps_nothing_of_a_work_that_throws()
    {
        Assert.That(async () => await Database.WriteAsync<int>(async session =>
        {
            await session.ExecuteAsync(Insert, ("name", "a"), ("state", "{}"), ("version", 1L));
            throw new InvalidOperationException("changed its mind");
        }, Ct), Throws.InvalidOperationException);

        Assert.That(await RowsAsync(), Is.Empty);
    }

    [Test]
    public async Task Keeps_nulls_bytes_and_large_numbers()
    {
        const long late = 4_102_444_800_000;
        await Database.ExecuteAsync(
            "INSERT INTO idempotency_keys (caller, key, request_hash, write_seed, state, created_at, body, lease_until) VALUES ('c', 'k', 'h', 's', 'running', @at, @body, @lease)",
            Ct, ("at", late), ("body", new byte[] { 0, 255 }), ("lease", null));

        var row = await Database.ReadAsync(session => session.FirstAsync(
            "SELECT created_at, body, lease_until FROM idempotency_keys", row => (row.GetInt64(0), row.GetFieldValue<byte[]>(1), row.IsDBNull(2))), Ct);

        Assert.That(row, Is.EqualTo((late, new byte[] { 0, 255 }, true)));
    }

    [Test]
    public async Task Takes_a_hundred_writers_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(each => Database.ExecuteAsync(Upsert, Ct, ("name", $"n{each % 10}"), ("state", "{}"), ("version", 1L))));

        Assert.That((await RowsAsync()).Sum(row => row.Version), Is.EqualTo(100));
    }

    [Test]
    public async Task Starting_again_changes_nothing()
    {
        await Database.ExecuteAsync(Insert, Ct, ("name", "a"), ("state", "{}"), ("version", 1L));
        await RestartAsync();

        Assert.That(await RowsAsync(), Has.Count.EqualTo(1));
    }

    private static Task<long> ChangeAsync(DbSession session, long version) =>
        session.FirstAsync("UPDATE quota SET version = version + 1 WHERE name = @name AND version = @version RETURNING version", row => row.GetInt64(0), ("name", "a"), ("version", version));

    private Task<List<(string Name, string State, long Version)>> RowsAsync() =>
        Database.ReadAsync(session => session.ListAsync("SELECT name, state, version FROM quota ORDER BY name", row => (row.GetString(0), row.GetString(1), row.GetInt64(2))), Ct);
}
