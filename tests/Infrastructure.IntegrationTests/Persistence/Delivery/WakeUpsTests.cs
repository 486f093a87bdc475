using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Infrastructure.Persistence.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Infrastructure.IntegrationTests.Persistence.Delivery;

[TestFixture(EngineFixture.Sqlite)]
[TestFixture(EngineFixture.Postgres)]
public sealed class WakeUpsTests(string engine) : EngineFixture(engine)
{
    private const string Topic = "inbox";

    private IWakeUps Here => Get<IWakeUps>();

    [Test]
    public async Task A_ring_is_heard_here_and_only_by_who_asked_before()
    {
        var before = Here.NextAsync(Topic);
        Here.Ring(Topic);
        await before.WaitAsync(Ct);

        Assert.That(Here.NextAsync(Topic).IsCompleted, Is.False);
        Assert.That(Here.NextAsync("feed").IsCompleted, Is.False);
    }

    [Test]
    public async Task A_ring_is_heard_by_other_instances()
    {
        await using var other = await StartOtherAsync();
        var heard = other.GetRequiredService<IWakeUps>().NextAsync(Topic);

        Assert.That(await RingUntilAsync(heard), Is.True);
    }

    [Test]
    public async Task It_is_heard_again_after_the_connection_broke()
    {
        await using var other = await StartOtherAsync();
        await RingUntilAsync(other.GetRequiredService<IWakeUps>().NextAsync(Topic));
        await BreakAsync();

        Assert.That(await RingUntilAsync(other.GetRequiredService<IWakeUps>().NextAsync(Topic)), Is.True);
    }

    private async Task<ServiceProvider> StartOtherAsync()
    {
        if (!Address.StartsWith("postgres", StringComparison.Ordinal))
            Assert.Ignore("SQLite serves one instance.");
        await Get<PostgresWakeUps>().StartAsync(Ct);
        var other = await StartAsync();
        await other.GetRequiredService<PostgresWakeUps>().StartAsync(Ct);
        return other;
    }

    // Rings again, for the other one may not listen yet.
    private async Task<bool> RingUntilAsync(Task heard)
    {
        while (!heard.IsCompleted)
        {
            Here.Ring(Topic);
            await Task.WhenAny(heard, Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Ct));
            Ct.ThrowIfCancellationRequested();
        }

        return heard.IsCompletedSuccessfully;
    }

    private async Task BreakAsync()
    {
        await using var connection = new NpgsqlConnection(PostgresAddress.FromUrl(Address));
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'hubspotcrm-wake-ups' AND datname = current_database()", connection);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
