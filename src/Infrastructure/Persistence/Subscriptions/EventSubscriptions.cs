using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Infrastructure.Persistence.Subscriptions;

/// <summary>Subscriptions in the database.</summary>
internal sealed class EventSubscriptions(ICrmDatabase database, KeptSecrets secrets) : IEventSubscriptions
{
    private const string AddSql =
        "INSERT INTO event_subscriptions (id, url, types, description, secret, cursor, created_at) VALUES (@id, @url, @types, @description, @secret, @cursor, @at)";

    private const string ListSql = $"{SubscriptionTable.SelectProgress} WHERE s.id > @after ORDER BY s.id LIMIT @limit";
    private const string FindSql = $"{SubscriptionTable.SelectProgress} WHERE s.id = @id";
    private const string RemoveSql = "DELETE FROM event_subscriptions WHERE id = @id";
    private const string RotateSql = "UPDATE event_subscriptions SET previous_secret = secret, previous_secret_until = @until, secret = @secret WHERE id = @id";
    private const string GoOnSql =
        "UPDATE event_subscriptions SET paused_at = NULL, failing_since = NULL, last_error = NULL, cursor = COALESCE(CAST(@cursor AS bigint), cursor) WHERE id = @id";

    private const string HurryLaneSql = "UPDATE queue_lanes SET due_at = 0 WHERE queue = @queue AND lane = @lane";

    public async Task AddAsync(EventSubscription subscription, CancellationToken cancellationToken) => await database.ExecuteAsync(AddSql, cancellationToken,
        ("id", subscription.Id),
        ("url", subscription.Url.AbsoluteUri),
        ("types", SubscriptionTable.WriteTypes(subscription.Types)),
        ("description", subscription.Description),
        ("secret", await secrets.CloseAsync(subscription.Secret ?? throw new ArgumentException("It has no secret.", nameof(subscription)))),
        ("cursor", subscription.Cursor),
        ("at", subscription.CreatedAt.ToUnixTimeMilliseconds()));

    public async Task<IReadOnlyList<SubscriptionProgress>> ListAsync(string? after, int limit, CancellationToken cancellationToken) =>
        await secrets.OpenAsync(await database.ReadAsync(session => session.ListAsync(ListSql, SubscriptionTable.ReadProgress, ("after", after ?? string.Empty), ("limit", limit)), cancellationToken));

    public async Task<SubscriptionProgress?> FindAsync(string id, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => session.FirstAsync(FindSql, SubscriptionTable.ReadProgress, ("id", id)), cancellationToken) is { } kept
            ? new(await secrets.OpenAsync(kept), kept.Queued)
            : null;

    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken) => database.WriteAsync(async session =>
    {
        if (await session.ExecuteAsync(RemoveSql, ("id", id)) == 0)
            return false;
        await session.ExecuteAsync(SubscriptionTable.DropAllSql, ("id", id));    // its lanes end when somebody finds them empty
        return true;
    }, cancellationToken);

    public async Task<bool> RotateAsync(string id, PushSecret secret, DateTimeOffset previousUntil, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(RotateSql, cancellationToken, ("id", id), ("secret", await secrets.CloseAsync(secret)), ("until", previousUntil.ToUnixTimeMilliseconds())) > 0;

    // Lanes, then the subscription, then messages: the order in which everybody locks them.
    public Task<bool> ReplayAsync(string id, long? cursor, CancellationToken cancellationToken) => database.WriteAsync(async session =>
    {
        var lanes = await session.ListAsync(SubscriptionTable.LanesSql, row => row.GetString(0), ("id", id));
        await session.ExecuteManyAsync(HurryLaneSql, lanes.Order(StringComparer.Ordinal).Select(lane => ((string, object?)[])[("queue", Queues.Pushes), ("lane", lane)]));
        if (await session.ExecuteAsync(GoOnSql, ("id", id), ("cursor", cursor)) == 0)
            return false;
        if (cursor is null)
            await SubscriptionTable.GoBackAsync(session, id);
        await session.ExecuteAsync(SubscriptionTable.DropSql, ("id", id));
        return true;
    }, cancellationToken);
}
