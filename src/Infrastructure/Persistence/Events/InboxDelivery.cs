using System.Data.Common;
using HubSpotCrm.Application.Webhooks;
using HubSpotCrm.Domain.Webhooks;
using HubSpotCrm.Infrastructure.HubSpot.Webhooks;

namespace HubSpotCrm.Infrastructure.Persistence.Events;

/// <summary>A delivery that waits to be taken apart.</summary>
internal sealed record InboxDelivery(long Id, string Source, long ReceivedAt, byte[] Body, int Failures)
{
    public static InboxDelivery Read(DbDataReader row) => new(row.GetInt64(0), row.GetString(1), row.GetInt64(2), (byte[])row.GetValue(3), row.GetInt32(4));

    public ParsedDelivery Parse(HubSpotEvents events) => new(this, Source == EventSources.Reaction ? [RaisedEvents.Read(Body)] : events.Parse(Body));

    /// <summary>What is kept of it in a dead letter.</summary>
    public string ToPayload() => ReactionWork.Write(new(Source, Body));
}

internal sealed record ParsedDelivery(InboxDelivery Delivery, IReadOnlyList<CrmEvent> Events);
