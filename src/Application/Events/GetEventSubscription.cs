using FluentValidation;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Webhooks;
using MediatR;

namespace HubSpotCrm.Application.Events;

/// <param name="Backlog">How many places of the feed it is behind, those that wait in the queue included.</param>
public sealed record SubscriptionState(EventSubscription Subscription, long Backlog)
{
    public string State => Subscription.IsPaused ? "paused" : "active";
}

/// <summary>One subscription and how it goes.</summary>
public sealed record GetEventSubscriptionQuery(string Id) : IQuery<SubscriptionState>;

internal sealed class GetEventSubscriptionHandler(IEventSubscriptions subscriptions, IEventFeed feed) : IRequestHandler<GetEventSubscriptionQuery, SubscriptionState>
{
    public async Task<SubscriptionState> Handle(GetEventSubscriptionQuery request, CancellationToken cancellationToken)
    {
        var progress = await subscriptions.FindAsync(request.Id, cancellationToken) ?? throw SubscriptionStates.NotFound();
        return SubscriptionStates.Of(progress, await feed.LastSequenceAsync(cancellationToken));
    }
}

/// <summary>All subscriptions, oldest first.</summary>
/// <param name="After">The id of the last one of the page before.</param>
public sealed record ListEventSubscriptionsQuery(string? After, int Limit) : IQuery<Page<SubscriptionState>>;

internal sealed class ListEventSubscriptionsValidator : AbstractValidator<ListEventSubscriptionsQuery>
{
    private const int MaxLimit = 100;

    public ListEventSubscriptionsValidator()
    {
        RuleFor(query => query.After).Must(after => after is null or { Length: EventSubscription.IdLength }).WithMessage("Must be the 'after' of an earlier answer.");
        RuleFor(query => query.Limit).InclusiveBetween(1, MaxLimit).WithMessage($"Must be from 1 to {MaxLimit}.");
    }
}

internal sealed class ListEventSubscriptionsHandler(IEventSubscriptions subscriptions, IEventFeed feed) : IRequestHandler<ListEventSubscriptionsQuery, Page<SubscriptionState>>
{
    public async Task<Page<SubscriptionState>> Handle(ListEventSubscriptionsQuery request, CancellationToken cancellationToken)
    {
        var page = await subscriptions.ListAsync(request.After, request.Limit, cancellationToken);
        var last = await feed.LastSequenceAsync(cancellationToken);
        return new([.. page.Select(each => SubscriptionStates.Of(each, last))], page.Count == request.Limit ? page[^1].Subscription.Id : null);
    }
}

internal static class SubscriptionStates
{
    public static SubscriptionState Of(SubscriptionProgress progress, long last) =>
        new(progress.Subscription, Math.Max(0, last - progress.Subscription.Cursor) + progress.Queued);

    public static ThingNotFoundException NotFound() => new("There is no event subscription with this id.");
}
