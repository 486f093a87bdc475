using Npgsql;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Companies;

/// <summary>Two instances of the service that know of each other only through PostgreSQL.</summary>
public sealed class TwoInstancesTests
{
    private const string Path = "/api/v1/companies/by-domain/northwind.example.org";

    private readonly Stack<IAsyncDisposable> _started = new();
    private PostgresServer _postgres = null!;
    private Uri _database = null!;
    private CrmSystem _system = null!;
    private ApiServer _other = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        if (!PostgresServer.IsInstalled)
            Assert.Ignore(PostgresServer.Missing);
        _started.Push(_postgres = await PostgresServer.StartAsync());
        var settings = new ApiSettings { Database = await _postgres.CreateDatabaseAsync() };
        _database = new(settings.Database!);
        var system = CrmSystem.StartAsync(settings);
        var other = ApiServer.StartAsync(new Uri("http://127.0.0.1:1"), settings);    // on the same empty database at the same time
        _started.Push(_system = await system);
        await (await other).DisposeAsync();
        _started.Push(_other = await ApiServer.StartAsync(_system.HubSpot.Address, settings));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        while (_started.TryPop(out var started))    // also when the start failed half way
            await started.DisposeAsync();
    }

    [SetUp]
    public Task ResetAsync() => _system.HubSpot.ResetAsync();

    [Test]
    public async Task A_hundred_calls_at_once_make_one_company()
    {
        await _system.HubSpot.SetAsync(new { searchDelayMs = 10_000 });

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(n => (n % 2 == 0 ? _system.Api : _other).Writer.PutAsync(Path, new { city = $"City {n}" })));

        Assert.Multiple(async () =>
        {
            Assert.That(answers.Select(answer => answer.Status).CountBy(status => status).ToDictionary(), Is.EqualTo(new Dictionary<int, int> { [200] = 99, [201] = 1 }));
            Assert.That(answers.Select(answer => answer.Id).Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(1));
            Assert.That(await _system.HubSpot.RecordsAsync("companies"), Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task A_company_whose_maker_was_killed_is_not_made_again_before_search_can_tell()
    {
        const string killed = "/api/v1/companies/by-domain/killed.example.org";
        await _system.HubSpot.SetAsync(new { searchDelayMs = 10_000 });
        var made = (await _system.Api.Writer.PutAsync(killed, new { })).Succeeded().Id;
        await ExecuteAsync("DELETE FROM record_keys; UPDATE idempotency_keys SET state = 'running', owner = 'killed', lease_until = 0 WHERE caller = '(company)'");

        var early = await _other.Writer.PutAsync(killed, new { name = "Northwind" });
        var again = await _system.Api.Writer.PutAsync(killed, new { });
        await _system.HubSpot.AdvanceAsync(TimeSpan.FromSeconds(11));
        await ExecuteAsync("UPDATE idempotency_keys SET finished_at = finished_at - 31000 WHERE caller = '(company)'");
        var late = await _other.Writer.PutAsync(killed, new { name = "Northwind" });

        Assert.That((early.Status, early["code"], again["code"]), Is.EqualTo((503, "hubspot.outcome-unknown", "hubspot.outcome-unknown")));
        Assert.That((late.Status, late.Id, (await _system.HubSpot.RecordsAsync("companies")).Count), Is.EqualTo((200, made, 1)));
    }

    [Test]
    public async Task Both_are_ready() => Assert.That(
        ((await _system.Api.Nobody.GetAsync("/health/ready")).Status, (await _other.Nobody.GetAsync("/health/ready")).Status), Is.EqualTo((200, 200)));

    [Test]
    public async Task A_database_that_is_out_of_reach_is_told_and_outlived()
    {
        await _postgres.CrashAsync();
        Answer refused, unready;
        try
        {
            refused = await _other.Writer.PutAsync(Path, new { });
            unready = await UntilReadyIsAsync(503);
            Assert.That((await _other.Nobody.GetAsync("/health/live")).Status, Is.EqualTo(200));
        }
        finally
        {
            await _postgres.ResumeAsync();
        }

        Assert.That((refused.Status, refused["code"], unready.Status), Is.EqualTo((503, "service.store-unavailable", 503)));
        Assert.That((await UntilReadyIsAsync(200)).Status, Is.EqualTo(200));
        Assert.That((await _other.Writer.PutAsync(Path, new { })).Status, Is.AnyOf(200, 201));
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"Host={_database.Host};Port={_database.Port};Username=postgres;Database={_database.AbsolutePath[1..]};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<Answer> UntilReadyIsAsync(int status)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var answer = await _other.Nobody.GetAsync("/health/ready");
            if (answer.Status == status)
                return answer;
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, deadline.Token);
        }
    }
}
