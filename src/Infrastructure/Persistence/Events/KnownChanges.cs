using HubSpotCrm.Infrastructure.HubSpot.Webhooks;

namespace HubSpotCrm.Infrastructure.Persistence.Events;

/// <summary>Tells which changes the feed has.</summary>
internal sealed class KnownChanges(ICrmDatabase database)
{
    /// <summary>How far the time of an event may be from that in the record's history.</summary>
    private const long ToleranceMs = 10_000;

    private const string KnownSql =
        "SELECT 1 FROM events WHERE object_type = @objectType AND object_id = @id AND type = @type AND (CAST(@property AS text) IS NULL OR (property = @property AND value = @value)) " +
        "AND occurred_at BETWEEN @from AND @to LIMIT 1";

    public Task<List<MissedChange>> MissingOfAsync(IReadOnlyList<MissedChange> changes, CancellationToken cancellationToken) => database.ReadAsync(async session =>
    {
        List<MissedChange> missing = [];
        foreach (var change in changes)
        {
            var (from, to) = change.PropertyName is null ? (0, long.MaxValue) : (change.OccurredAt - ToleranceMs, change.OccurredAt + ToleranceMs);
            if (await session.FirstAsync(KnownSql, row => row.GetInt32(0), ("objectType", change.SubscriptionType.Split('.')[0]), ("id", change.ObjectId), ("type", change.SubscriptionType),
                    ("property", change.PropertyName), ("value", change.PropertyValue), ("from", from), ("to", to)) == 0)
                missing.Add(change);
        }

        return missing;
    }, cancellationToken);
}
