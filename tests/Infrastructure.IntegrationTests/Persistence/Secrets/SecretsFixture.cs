using System.Text;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Domain.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Infrastructure.IntegrationTests.Persistence.Secrets;

/// <summary>One refused delivery and one subscription, and what lies in their tables.</summary>
public abstract class SecretsFixture(string engine) : EngineFixture(engine)
{
    protected const string Body = """[{"objectId":4711,"propertyValue":"ana@example.com"}]""";

    protected const string Unreadable = "(lost)";

    protected static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero);

    protected static async Task<bool> KeepAsync(IServiceProvider instance, CancellationToken cancellationToken) =>
        await instance.GetRequiredService<IQuarantine>().KeepAsync("Wrong", "{}", Encoding.UTF8.GetBytes(Body), cancellationToken);

    protected Task<bool> KeepAsync() => Get<IQuarantine>().KeepAsync("Wrong", "{}", Encoding.UTF8.GetBytes(Body), Ct);

    protected async Task<EventSubscription> SubscribeAsync()
    {
        var subscription = new EventSubscription { Id = EventSubscription.NewId(), Url = new("https://app.example.com/events"), Secret = PushSecret.New(), CreatedAt = Now };
        await Get<IEventSubscriptions>().AddAsync(subscription, Ct);
        return subscription;
    }

    protected async Task<IReadOnlyList<string>> BodiesAsync(IServiceProvider? instance = null) =>
        [.. (await (instance?.GetRequiredService<IQuarantine>() ?? Get<IQuarantine>()).ListAsync(0, 100, Ct)).Select(each => each.Body is null ? Unreadable : Encoding.UTF8.GetString(each.Body))];

    protected async Task<IReadOnlyList<string>> SecretsAsync(IServiceProvider? instance = null) =>
        [.. (await (instance?.GetRequiredService<IEventSubscriptions>() ?? Get<IEventSubscriptions>()).ListAsync(null, 100, Ct)).Select(each => each.Subscription.Secret?.Text ?? Unreadable)];

    /// <summary>All that the two tables hold, as whoever copies the database sees it.</summary>
    protected async Task<string> RawAsync()
    {
        var bodies = await Database.ReadAsync(session => session.ListAsync("SELECT body FROM rejected_deliveries", row => Encoding.Latin1.GetString((byte[])row.GetValue(0))), Ct);
        var secrets = await Database.ReadAsync(session => session.ListAsync("SELECT secret, previous_secret FROM event_subscriptions", row => $"{row.GetString(0)} {row.GetValue(1)}"), Ct);
        return string.Join('\n', bodies.Concat(secrets));
    }

    protected Task<List<string>> KeysAsync() => Database.ReadAsync(session => session.ListAsync("SELECT xml FROM data_protection_keys ORDER BY id", row => row.GetString(0)), Ct);
}
