using System.Globalization;
using FluentValidation;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Domain.Webhooks;
using MediatR;

namespace HubSpotCrm.Application.Events;

/// <summary>The next events of the feed.</summary>
/// <param name="After">The cursor of the last event that was read; null for the oldest that is kept.</param>
/// <param name="WaitSeconds">How long to wait for an event when there is none yet.</param>
public sealed record ReadEventsQuery(string? After, EventFilter Filter, int Limit, int WaitSeconds = 0) : IQuery<EventPage>;

/// <param name="After">The cursor to go on from; the one that was given when there is nothing new.</param>
public sealed record EventPage(IReadOnlyList<FeedEvent> Events, string? After);

internal sealed class ReadEventsValidator : AbstractValidator<ReadEventsQuery>
{
    public const int MaxLimit = 1_000;
    private const int MaxTypes = 50;
    private const int MaxText = 200;
    private const int MaxWaitSeconds = 60;

    public ReadEventsValidator()
    {
        RuleFor(query => query.After).Must(after => after is null || EventCursor.TryParse(after, out _)).WithMessage("Must be the 'after' of an earlier answer.").OverridePropertyName("after");
        RuleFor(query => query.Limit).InclusiveBetween(1, MaxLimit).WithMessage($"Must be from 1 to {MaxLimit}.").OverridePropertyName("limit");
        RuleFor(query => query.WaitSeconds).InclusiveBetween(0, MaxWaitSeconds).WithMessage($"Must be from 0 to {MaxWaitSeconds} seconds.").OverridePropertyName("wait");
        RuleFor(query => query.Filter.ObjectType).MaximumLength(MaxText).WithMessage("Must be a word such as contact.").OverridePropertyName("objectType");
        RuleFor(query => query.Filter.ObjectId).MaximumLength(MaxText).WithMessage("Must be a record's id.").OverridePropertyName("objectId");
        RuleFor(query => query.Filter.Types).AreEventTypes().OverridePropertyName("types");
    }

    internal static bool IsEventType(string type) => type.Length is > 0 and <= MaxText && type.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0 &&
        (!type.Contains('*', StringComparison.Ordinal) || (type.EndsWith(".*", StringComparison.Ordinal) && type.IndexOf('*', StringComparison.Ordinal) == type.Length - 1));

    internal static bool AreFew(IReadOnlyCollection<string> types) => types.Count <= MaxTypes;
}

internal static class EventTypeRules
{
    public static IRuleBuilderOptions<T, IReadOnlyList<string>> AreEventTypes<T>(this IRuleBuilder<T, IReadOnlyList<string>> rule) => rule
        .Must(types => ReadEventsValidator.AreFew(types) && types.All(ReadEventsValidator.IsEventType))
        .WithMessage("Must be up to 50 types such as contact.creation, deal.won or contact.*, comma separated.");
}

/// <summary>How a place in the feed is written for callers.</summary>
public static class EventCursor
{
    public static string Write(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);

    public static bool TryParse(string text, out long sequence) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out sequence);
}

internal sealed class ReadEventsHandler(IEventFeed feed, IWakeUps wakeUps, TimeProvider time) : IRequestHandler<ReadEventsQuery, EventPage>
{
    // Another instance rings no bell here.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public async Task<EventPage> Handle(ReadEventsQuery request, CancellationToken cancellationToken)
    {
        var after = request.After is null ? 0 : long.Parse(request.After, CultureInfo.InvariantCulture);
        var began = time.GetTimestamp();
        while (true)
        {
            var ring = wakeUps.NextAsync(WakeUpTopics.Feed);
            var events = await feed.ReadAsync(after, request.Filter, request.Limit, cancellationToken);
            if (events.Count > 0)
                return new(events, EventCursor.Write(events[^1].Sequence));
            var left = TimeSpan.FromSeconds(request.WaitSeconds) - time.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
                return new([], request.After);
            await WaitAsync(ring, left < Look ? left : Look, cancellationToken);
        }
    }

    private async Task WaitAsync(Task ring, TimeSpan atMost, CancellationToken cancellationToken)
    {
        try
        {
            await ring.WaitAsync(atMost, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // it is looked for all the same
        }
    }
}
