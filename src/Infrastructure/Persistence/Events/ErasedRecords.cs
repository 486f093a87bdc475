using HubSpotCrm.Application.Webhooks;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.Persistence.Keys;
using HubSpotCrm.Infrastructure.Persistence.Scheduling;

namespace HubSpotCrm.Infrastructure.Persistence.Events;

/// <summary>Forgets a person. The events stay in their places, so that no reader loses count, but say nothing about anybody.</summary>
internal static class ErasedRecords
{
    private const string EmptyEventsSql = "UPDATE events SET value = NULL, raw = '{}' WHERE object_type = @type AND object_id = @id AND (property IS NOT NULL OR source = 'reaction')";
    private const string EmptyMessagesSql = "DELETE FROM queue_messages WHERE queue = @queue AND lane = @lane AND dead_at IS NOT NULL";

    public static async Task EraseAsync(DbSession session, RecordErased erased)
    {
        if (erased.Type == CrmObjectType.Contact)
            await BookingEffects.EraseContactAsync(session, erased.RecordId);
        await KeyEffects.ForgetAsync(session, new(erased.Type, erased.RecordId));
        await session.ExecuteAsync(EmptyEventsSql, ("type", erased.Type.Singular()), ("id", erased.RecordId));
        await session.ExecuteAsync(EmptyMessagesSql, ("queue", Application.Ports.Delivery.Queues.Reactions), ("lane", ReactionWork.LaneOf(erased.Type.Singular(), erased.RecordId)));
    }
}
