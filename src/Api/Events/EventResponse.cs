using System.Text.Json;
using System.Text.Json.Serialization;
using AutoMapper;
using HubSpotCrm.Api.Hosting.Json;
using HubSpotCrm.Application.Events;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Api.Events;

/// <summary>Something that happened.</summary>
public sealed record EventResponse
{
    /// <summary>The same for every repetition of this event.</summary>
    public required string Id { get; init; }

    /// <summary>Its place in the feed; grows, with gaps that never fill.</summary>
    public required long Sequence { get; init; }

    /// <summary>HubSpot's word, with the record's own word for generic kinds, or one of ours: <c>deal.won</c>, <c>ticket.closed</c>, <c>deal.stage-changed</c>, <c>contact.lifecycle-changed</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Singular: <c>contact</c>.</summary>
    public required string? ObjectType { get; init; }

    public required string? ObjectId { get; init; }

    /// <summary>HubSpot's name of the property that changed.</summary>
    public required string? Property { get; init; }

    /// <summary>The property's new value; empty when it was cleared.</summary>
    public required string? Value { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>True when a newer change of the same property came before it: the value is not the current one.</summary>
    public required bool Stale { get; init; }

    /// <summary><c>webhook</c>, <c>catch-up</c> or <c>reaction</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The JSON object as it was received; that of a reaction has the record's main fields.</summary>
    [JsonConverter(typeof(RawJsonConverter))]
    public required JsonElement Raw { get; init; }
}

/// <summary>A part of the feed.</summary>
public sealed record EventPageResponse
{
    public required IReadOnlyList<EventResponse> Events { get; init; }

    /// <summary>Where to go on; null when the feed is empty and nothing was sent.</summary>
    public required string? After { get; init; }
}

internal sealed class EventProfile : Profile
{
    public EventProfile()
    {
        CreateMap<FeedEvent, EventResponse>()
            .ForMember(response => response.Type, member => member.MapFrom(item => item.Event.Type))
            .ForMember(response => response.ObjectType, member => member.MapFrom(item => item.Event.ObjectType))
            .ForMember(response => response.ObjectId, member => member.MapFrom(item => item.Event.ObjectId))
            .ForMember(response => response.Property, member => member.MapFrom(item => item.Event.Property))
            .ForMember(response => response.Value, member => member.MapFrom(item => item.Event.Value))
            .ForMember(response => response.OccurredAt, member => member.MapFrom(item => item.Event.OccurredAt))
            .ForMember(response => response.Raw, member => member.MapFrom(item => item.Event.RawJson));
        CreateMap<EventPage, EventPageResponse>();
    }
}
