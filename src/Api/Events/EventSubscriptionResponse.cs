using AutoMapper;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Application.Events;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Api.Events;

/// <summary>Somebody to whom events are pushed, and how it goes.</summary>
public sealed record EventSubscriptionResponse
{
    public required string Id { get; init; }

    /// <summary>Where events are pushed to.</summary>
    public required Uri Url { get; init; }

    /// <summary>The types that are pushed; null means all.</summary>
    public required IReadOnlyList<string>? Types { get; init; }

    public required string? Description { get; init; }

    /// <summary><c>active</c> or <c>paused</c>. A replay ends a pause.</summary>
    public required string State { get; init; }

    /// <summary>Since when pushes fail; null while they are accepted.</summary>
    public required DateTimeOffset? FailingSince { get; init; }

    /// <summary>Why the last push failed.</summary>
    public required string? LastError { get; init; }

    /// <summary>How many places of the feed it is behind. Events of other types count until they are passed over.</summary>
    public required long Backlog { get; init; }

    /// <summary>The last sequence of the feed that was pushed or waits to be.</summary>
    public required string Cursor { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A subscription with its secret, which is shown only now.</summary>
public sealed record EventSubscriptionSecretResponse
{
    public required string Id { get; init; }

    public required Uri Url { get; init; }

    /// <summary>The types that are pushed; null means all.</summary>
    public required IReadOnlyList<string>? Types { get; init; }

    public required string? Description { get; init; }

    /// <summary>Verifies pushes (Standard Webhooks).</summary>
    public required string Secret { get; init; }

    /// <summary>Until when the secret before signs as well.</summary>
    public required DateTimeOffset? PreviousSecretUntil { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class EventSubscriptionProfile : Profile
{
    public EventSubscriptionProfile()
    {
        CreateMap<SubscriptionState, EventSubscriptionResponse>()
            .ForMember(response => response.Id, member => member.MapFrom(state => state.Subscription.Id))
            .ForMember(response => response.Url, member => member.MapFrom(state => state.Subscription.Url))
            .ForMember(response => response.Types, member => member.MapFrom(state => state.Subscription.Types))
            .ForMember(response => response.Description, member => member.MapFrom(state => state.Subscription.Description))
            .ForMember(response => response.FailingSince, member => member.MapFrom(state => state.Subscription.FailingSince))
            .ForMember(response => response.LastError, member => member.MapFrom(state => state.Subscription.LastError))
            .ForMember(response => response.Cursor, member => member.MapFrom(state => state.Subscription.Cursor))
            .ForMember(response => response.CreatedAt, member => member.MapFrom(state => state.Subscription.CreatedAt));
        CreateMap<Page<SubscriptionState>, PageResponse<EventSubscriptionResponse>>();
        CreateMap<EventSubscription, EventSubscriptionSecretResponse>()
#pragma warning disable CS8602 // it was made just now
            .ForMember(response => response.Secret, member => member.MapFrom(subscription => subscription.Secret.Text));
#pragma warning restore CS8602
    }
}
