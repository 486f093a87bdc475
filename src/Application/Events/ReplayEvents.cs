using System.Globalization;
using FluentValidation;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Events;
using MediatR;

namespace HubSpotCrm.Application.Events;

/// <summary>Pushes the feed to a subscription from a place on, and ends its pause.</summary>
/// <param name="From">The sequence of the first event to push, or the time since which events came; null for where it stopped.</param>
public sealed record ReplayEventsCommand(string Id, string? From) : ICommand<SubscriptionState>;

internal sealed class ReplayEventsValidator : AbstractValidator<ReplayEventsCommand>
{
    public ReplayEventsValidator() => RuleFor(command => command.From).Must(from => from is null || ReplayStart.IsSequence(from, out _) || ReplayStart.IsTime(from, out _))
        .WithMessage("Must be the sequence of an event, or a time such as 2026-11-24T09:30:00Z.");
}

internal static class ReplayStart
{
    private const int ShortestTime = 10;

    public static bool IsSequence(string text, out long sequence) => EventCursor.TryParse(text, out sequence);

    public static bool IsTime(string text, out DateTimeOffset time)
    {
        time = default;
        return text.Length >= ShortestTime && text[4] == '-' && text[7] == '-' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
    }
}

internal sealed class ReplayEventsHandler(IEventSubscriptions subscriptions, IEventFeed feed, IWakeUps wakeUps) : IRequestHandler<ReplayEventsCommand, SubscriptionState>
{
    public async Task<SubscriptionState> Handle(ReplayEventsCommand request, CancellationToken cancellationToken)
    {
        var last = await feed.LastSequenceAsync(cancellationToken);
        long? cursor = request.From is null ? null : Math.Clamp(await CursorAsync(request.From, cancellationToken), 0, last);
        if (!await subscriptions.ReplayAsync(request.Id, cursor, cancellationToken))
            throw SubscriptionStates.NotFound();
        wakeUps.Ring(WakeUpTopics.Feed);
        var progress = await subscriptions.FindAsync(request.Id, cancellationToken) ?? throw SubscriptionStates.NotFound();
        return SubscriptionStates.Of(progress, last);
    }

    private async Task<long> CursorAsync(string from, CancellationToken cancellationToken)
    {
        if (ReplayStart.IsSequence(from, out var sequence))
            return sequence - 1;
        ReplayStart.IsTime(from, out var time);
        return await feed.SequenceBeforeAsync(time, cancellationToken);
    }
}
