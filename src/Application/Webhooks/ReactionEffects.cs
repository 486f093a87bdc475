using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Application.Webhooks;

/// <summary>The record holds this value of a field now, and no other one. Nothing happens when the feed has a newer change of the property.</summary>
/// <param name="Property">HubSpot's name, as in the feed; null when the value was read just now.</param>
/// <param name="Key">The field with its new value; empty when it was cleared.</param>
public sealed record HoldsKey(CrmObjectType Type, string RecordId, string? Property, UniqueKey Key, DateTimeOffset ChangedAt) : Effect;

/// <summary>The record holds no keys any more.</summary>
public sealed record RecordGone(CrmObjectType Type, string RecordId) : Effect;

/// <summary>Records became one: their ids lead to it, and it holds their keys.</summary>
public sealed record RecordsMerged(CrmObjectType Type, MergedRecords Records) : Effect;

/// <summary>Nothing is kept of the person that the record was about: no keys, no values in the feed, nothing that waits.</summary>
public sealed record RecordErased(CrmObjectType Type, string RecordId) : Effect;

/// <summary>An event of our own comes into the feed.</summary>
public sealed record EventRaised(CrmEvent Event) : Effect;

/// <summary>A delivery that could not be taken apart goes back to the inbox.</summary>
public sealed record DeliveryReturned(string Source, byte[] Body) : Effect;
