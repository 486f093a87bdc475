using System.Text;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Infrastructure.Persistence;

namespace Infrastructure.IntegrationTests.Persistence.Secrets;

/// <summary>Bodies of refused deliveries and secrets of subscribers: nobody reads them in the database, and the service always does.</summary>
[TestFixture(EngineFixture.Sqlite)]
[TestFixture(EngineFixture.Postgres)]
public sealed class SecretsAtRestTests(string engine) : SecretsFixture(engine)
{
    [Test]
    public async Task Nothing_of_them_can_be_read_in_the_tables()
    {
        await KeepAsync();
        var subscription = await SubscribeAsync();
        await Get<IEventSubscriptions>().RotateAsync(subscription.Id, new("whsec_bmV3"), Now, Ct);

        Assert.That(await RawAsync(), Does.Not.Contain("ana@").And.Not.Contain("whsec").And.Not.Contain("bmV3").And.Not.Contain(subscription.Secret!.Text[^12..]));
    }

    [Test]
    public async Task They_come_back_after_a_restart()
    {
        await KeepAsync();
        var subscription = await SubscribeAsync();

        await RestartAsync();

        Assert.That(await BodiesAsync(), Is.EqualTo(new[] { Body }));
        Assert.That(await SecretsAsync(), Is.EqualTo(new[] { subscription.Secret!.Text }));
    }

    [Test]
    public async Task A_delivery_is_taken_in_as_it_was_received()
    {
        await KeepAsync();
        await RestartAsync();

        await Get<IQuarantine>().TakeInAsync((await Get<IQuarantine>().ListAsync(0, 1, Ct))[0].Id, Ct);

        var taken = await Database.ReadAsync(session => session.ListAsync("SELECT body FROM inbox_deliveries", row => Encoding.UTF8.GetString((byte[])row.GetValue(0))), Ct);
        Assert.That((taken, await BodiesAsync()), Is.EqualTo((new[] { Body }, Array.Empty<string>())));
    }

    [Test]
    public async Task What_was_kept_in_plain_before_goes_on_working()
    {
        var subscription = await SubscribeAsync();
        await Database.ExecuteAsync("UPDATE event_subscriptions SET secret = 'whsec_b2xk', previous_secret = 'whsec_b2xkZXI='", Ct);
        await Database.ExecuteAsync("INSERT INTO rejected_deliveries (received_at, reason, request, body, size) VALUES (1, 'Wrong', '{}', @body, 2)", Ct, ("body", "[]"u8.ToArray()));

        var found = await Get<IPushes>().FindAsync(subscription.Id, Ct);

        Assert.That((found!.Secret!.Text, found.PreviousSecret!.Text), Is.EqualTo(("whsec_b2xk", "whsec_b2xkZXI=")));
        Assert.That(await BodiesAsync(), Is.EqualTo(new[] { "[]" }));
    }

    [Test]
    public async Task A_lost_ring_loses_what_it_protected_and_nothing_else()
    {
        var (lost, body) = (await SubscribeAsync(), await KeepAsync());
        await Database.ExecuteAsync("DELETE FROM data_protection_keys", Ct);
        await RestartAsync();
        var later = await SubscribeAsync();
        await KeepAsync();

        Assert.That(await BodiesAsync(), Is.EqualTo(new[] { Unreadable, Body }));
        Assert.That(await SecretsAsync(), Is.EqualTo(new[] { Unreadable, later.Secret!.Text }));
        Assert.That((await Get<IPushes>().BehindAsync(9, Ct)).Select(each => each.Subscription.Id), Is.EqualTo(new[] { lost.Id, later.Id }));
        Assert.That(Lines.All, Has.One.Contains("data_protection_keys").And.One.Contains("Error"), "said once, not for each");
    }

    [Test]
    public async Task A_new_secret_mends_what_a_lost_ring_broke()
    {
        var subscription = await SubscribeAsync();
        await Database.ExecuteAsync("DELETE FROM data_protection_keys", Ct);
        await RestartAsync();

        await Get<IEventSubscriptions>().RotateAsync(subscription.Id, new("whsec_bmV3"), DateTimeOffset.MaxValue, Ct);

        Assert.That((await Get<IPushes>().FindAsync(subscription.Id, Ct))!.SecretsAt(Now).Select(secret => secret.Text), Is.EqualTo(new[] { "whsec_bmV3" }));
    }

    [Test]
    public async Task No_key_is_made_before_there_is_a_secret()
    {
        Assert.That((await BodiesAsync(), await SecretsAsync(), await Get<IPushes>().BehindAsync(9, Ct)), Is.EqualTo((Array.Empty<string>(), Array.Empty<string>(), Array.Empty<SubscriptionProgress>())));

        Assert.That(await KeysAsync(), Is.Empty);
    }
}

/// <summary>Several instances on one database have one ring.</summary>
[TestFixture]
public sealed class SharedSecretsTests() : SecretsFixture(Postgres)
{
    [Test]
    public async Task Each_instance_reads_what_the_other_kept()
    {
        await using var other = await StartAsync();
        await KeepAsync();
        var subscription = await SubscribeAsync();

        Assert.That((await BodiesAsync(other), await SecretsAsync(other)), Is.EqualTo((new[] { Body }, new[] { subscription.Secret!.Text })));
        await KeepAsync(other, Ct);
        Assert.That(await BodiesAsync(), Is.EqualTo(new[] { Body, Body }));
    }

    [Test]
    public async Task Instances_that_begin_at_once_make_one_key()
    {
        var instances = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => StartAsync()));
        await Task.WhenAll(instances.Select(instance => Task.Run(() => KeepAsync(instance, Ct))));

        Assert.That(await KeysAsync(), Has.Count.EqualTo(1));
        foreach (var instance in instances)
        {
            Assert.That(await BodiesAsync(instance), Has.Count.EqualTo(6).And.All.EqualTo(Body));
            await instance.DisposeAsync();
        }
    }
}
