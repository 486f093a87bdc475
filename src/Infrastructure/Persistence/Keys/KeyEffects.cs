using HubSpotCrm.Application.Webhooks;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.Persistence.Scheduling;

namespace HubSpotCrm.Infrastructure.Persistence.Keys;

/// <summary>Keeps keys and aliases true to what happened in HubSpot.</summary>
internal static class KeyEffects
{
    private const string IsNewestSql =
        "SELECT 1 FROM events WHERE object_type = @type AND object_id = @id AND property = @property AND occurred_at > @at LIMIT 1";
    private const string ForgetFieldSql = "DELETE FROM record_keys WHERE object_type = @type AND record_id = @id AND field = @field AND value <> @value";
    private const string MoveKeysSql = "UPDATE record_keys SET record_id = @into, written_at = @now WHERE object_type = @type AND record_id = @id";

    // What this service wrote after the change in HubSpot is newer than the event that tells of the change.
    private const string RememberSql =
        "INSERT INTO record_keys (object_type, field, value, record_id, written_at) VALUES (@type, @field, @value, @id, @at) " +
        "ON CONFLICT (object_type, field, value) DO UPDATE SET record_id = excluded.record_id, written_at = excluded.written_at WHERE record_keys.written_at <= excluded.written_at";

    public static async Task HoldAsync(DbSession session, HoldsKey holds, long now)
    {
        var at = holds.ChangedAt.ToUnixTimeMilliseconds();
        var type = holds.Type.Singular();
        if (await session.FirstAsync(IsNewestSql, row => row.GetInt32(0), ("type", type), ("id", holds.RecordId), ("property", holds.Property), ("at", at)) != 0)
            return;
        await session.ExecuteAsync(ForgetFieldSql, ("type", type), ("id", holds.RecordId), ("field", holds.Key.Field), ("value", holds.Key.Value));
        if (holds.Key.Value.Length is > 0 and <= RecordKeys.LongestValue)
            await session.ExecuteAsync(RememberSql, ("type", type), ("field", holds.Key.Field), ("value", holds.Key.Value), ("id", holds.RecordId), ("at", Math.Min(at, now)));
    }

    public static Task ForgetAsync(DbSession session, RecordGone gone) =>
        session.ExecuteAsync(RecordKeys.ForgetRecordSql, ("type", gone.Type.Singular()), ("id", gone.RecordId));

    public static async Task MergeAsync(DbSession session, RecordsMerged merged, long now)
    {
        foreach (var id in merged.Records.From)
        {
            await RecordAliases.RememberAsync(session, merged.Type, id, merged.Records.Into, now);
            if (merged.Type == CrmObjectType.Contact)
                await BookingEffects.MoveContactAsync(session, id, merged.Records.Into);
            await session.ExecuteAsync(MoveKeysSql, ("type", merged.Type.Singular()), ("id", id), ("into", merged.Records.Into), ("now", now));
        }
    }
}
