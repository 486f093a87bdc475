using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.Persistence;
using HubSpotCrm.Infrastructure.Persistence.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Infrastructure.IntegrationTests.Persistence.Keys;

[TestFixture(EngineFixture.Sqlite)]
[TestFixture(EngineFixture.Postgres)]
public sealed class KeyTurnsTests(string engine) : EngineFixture(engine)
{
    private IRecordKeys Keys => Get<IRecordKeys>();

    [Test]
    public async Task Lets_one_in_at_a_time_in_the_order_of_their_coming()
    {
        var order = new List<int>();
        var first = await HoldAsync();
        var others = Enumerable.Range(1, 20).Select(EnterAsync).ToList();
        order.Add(0);
        await first.DisposeAsync();
        await Task.WhenAll(others);

        Assert.That(order, Is.EqualTo(Enumerable.Range(0, 21)));

        async Task EnterAsync(int number)
        {
            await using var turn = await HoldAsync();
            order.Add(number);
        }
    }

    [Test]
    public async Task Lets_different_keys_in_together()
    {
        await using var one = await HoldAsync();
        await using var other = await Keys.HoldAsync(CrmObjectType.Company, Key("elsewhere"), Ct);

        Assert.That(other, Is.Not.Null);
    }

    [Test]
    public async Task Lets_the_next_in_when_one_before_it_has_left()
    {
        using var leaving = new CancellationTokenSource();
        var first = await HoldAsync();
        var second = Keys.HoldAsync(CrmObjectType.Company, Key(), leaving.Token);
        var third = HoldAsync();
        await leaving.CancelAsync();
        Assert.That(async () => await second, Throws.InstanceOf<OperationCanceledException>());
        var waited = third.IsCompleted;
        await first.DisposeAsync();
        await (await third).DisposeAsync();

        Assert.That(waited, Is.False);
    }

    [Test]
    public async Task Is_left_once_however_often_it_is_disposed()
    {
        var first = await HoldAsync();
        await first.DisposeAsync();
        await first.DisposeAsync();
        await using var second = await HoldAsync();

        Assert.That(async () => await HoldForAsync(TimeSpan.FromMilliseconds(50)), Throws.InstanceOf<CrmBusyException>());
    }

    [Test]
    public async Task Is_not_waited_for_longer_than_the_caller_waits()
    {
        await using var first = await HoldAsync();

        Assert.That(async () => await HoldForAsync(TimeSpan.FromMilliseconds(50)), Throws.InstanceOf<CrmBusyException>());
        Assert.That(async () => await HoldForAsync(TimeSpan.Zero), Throws.InstanceOf<CrmBusyException>());
    }

    [Test]
    public async Task Is_had_at_once_by_a_caller_that_does_not_wait_when_nobody_holds_it()
    {
        await using var turn = await HoldForAsync(TimeSpan.Zero);

        Assert.That(turn, Is.Not.Null);
    }

    [Test]
    public async Task Is_one_over_all_instances()
    {
        if (Address.StartsWith("Data Source", StringComparison.Ordinal))
        {
            Assert.That(async () => await StartAsync(), Throws.TypeOf<DatabaseStartException>(), "SQLite serves one instance");
            return;
        }

        await using var other = await StartAsync();
        var first = await other.GetRequiredService<IRecordKeys>().HoldAsync(CrmObjectType.Company, Key(), Ct);

        Assert.That(async () => await HoldForAsync(TimeSpan.FromMilliseconds(100)), Throws.InstanceOf<CrmBusyException>());
        var next = HoldAsync();
        await first.DisposeAsync();
        await using var turn = await next;
        Assert.That(turn, Is.Not.Null);
    }

    [Test]
    public async Task Many_that_wait_for_room_are_refused_as_those_that_wait_for_their_turn()
    {
        if (Address.StartsWith("Data Source", StringComparison.Ordinal))
            Assert.Ignore("Turns of one process need no connections.");
        var held = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Keys.HoldAsync(CrmObjectType.Company, Key($"firm-{n}"), Ct)));

        Assert.That(async () => await HoldForAsync(TimeSpan.FromMilliseconds(100)), Throws.InstanceOf<CrmBusyException>());
        await held[0].DisposeAsync();
        await using (await HoldForAsync(TimeSpan.FromSeconds(10)))
            await Task.WhenAll(held.Skip(1).Select(turn => turn.DisposeAsync().AsTask()));
    }

    [Test]
    public async Task Is_had_although_the_server_has_broken_all_connections_since()
    {
        if (Address.StartsWith("Data Source", StringComparison.Ordinal))
            Assert.Ignore("Turns of one process need no connections.");
        var held = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Keys.HoldAsync(CrmObjectType.Company, Key($"firm-{n}"), Ct)));
        await Task.WhenAll(held.Select(turn => turn.DisposeAsync().AsTask()));
        await using (var connection = new NpgsqlConnection(PostgresAddress.FromUrl(Address)))
        {
            await connection.OpenAsync(Ct);
            await using var command = new NpgsqlCommand("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'hubspotcrm-turns' AND datname = current_database()", connection);
            Assert.That(await command.ExecuteScalarAsync(Ct), Is.GreaterThanOrEqualTo(20));
        }

        await using var turn = await HoldAsync();

        Assert.That(turn, Is.Not.Null);
    }

    private static UniqueKey Key(string name = "northwind-bikes") => new("domain", $"{name}.example.net");

    private Task<IAsyncDisposable> HoldAsync() => Keys.HoldAsync(CrmObjectType.Company, Key(), Ct);

    private async Task<IAsyncDisposable> HoldForAsync(TimeSpan patience)
    {
        using var entered = Get<ICallerContext>().Enter(new Caller("shop") { Deadline = TimeProvider.System.GetTimestamp() + (long)(patience.TotalSeconds * TimeProvider.System.TimestampFrequency) });
        return await HoldAsync();
    }
}
