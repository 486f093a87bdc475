using System.Text.Json;
using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Workflows;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling.Work;

/// <summary>A booking as the CRM has it.</summary>
/// <param name="StartAt">When it begins there.</param>
internal sealed record MadeBooking(Booking Booking, DateTimeOffset StartAt);

/// <summary>Has bookings made by HubSpot's scheduler, each once.</summary>
internal sealed class LinkBookings(LinkStep step, StepTurns turns, ContactMeetings meetings, BookingHosts hosts, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    /// <param name="askedFor">When it was to begin, as it was first asked for.</param>
    /// <returns>Null when it was called off before anything was booked.</returns>
    /// <exception cref="PostponedException">HubSpot does not show the meeting yet.</exception>
    public async Task<MadeBooking?> MakeAsync(Booking booking, DateTimeOffset askedFor, CancellationToken cancellationToken)
    {
        var run = BookingMessage.RunOf(booking);
        using var underWay = turns.Enter(run);
        var booked = step.Of(booking, askedFor);
        if (!booking.IsHeld && !await turns.HasBegunAsync(run, booked))
            return null;
        if (JsonSerializer.Deserialize<ScheduledMeeting?>(await turns.DoOnceAsync(run, booked, [])) is not { } scheduled)
            return null;
        var meeting = await meetings.FindAsync(scheduled.ContactId, booking, [scheduled.StartAt], cancellationToken);
        if (meeting is null && time.GetUtcNow() - booking.CreatedAt < Patience)
            throw new PostponedException("HubSpot has booked and does not show the meeting yet.", Moment);
        var made = booking with
        {
            ContactId = scheduled.ContactId,
            MeetingId = meeting?.Id,
            OwnerId = booking.OwnerId ?? meeting?.OwnerId,
            Subject = booking.Subject ?? scheduled.Subject,
            Location = booking.Location ?? scheduled.JoinUrl ?? scheduled.Location,
        };
        return new(await hosts.TryNameAsync(made, cancellationToken), scheduled.StartAt);
    }
}

/// <summary>The step in which HubSpot's scheduler books. It cannot be repeated: after a lost answer, or a crash, the meeting is looked for first.</summary>
internal sealed class LinkStep(LinkSlots slots, IMeetingScheduler scheduler, ContactMeetings meetings, ICallerContext callers, TimeProvider time)
{
    private const string Name = "meeting";

    /// <summary>So long after it was asked HubSpot may still be booking.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);

    public RunStep Of(Booking booking, DateTimeOffset askedFor) => new(Name, [])
    {
        DoAsync = async (_, cancellationToken) => JsonSerializer.Serialize(await BookAsync(booking, askedFor, cancellationToken)),
        ForecastAsync = _ => Task.FromResult(new StepForecast(Name, StepAction.Make, RecordId: null, Calls: 2)),
    };

    /// <returns>Null when the booking was called off and nothing is there of it.</returns>
    private async Task<ScheduledMeeting?> BookAsync(Booking booking, DateTimeOffset askedFor, CancellationToken cancellationToken)
    {
        var writes = callers.Current.Writes;
        if (writes.Since is not null)
        {
            if (await meetings.FindOfAttendeeAsync(booking, [askedFor, booking.StartAt], cancellationToken) is { } made)
                return made;
            if (writes.LastSent is { } sent && Settled - (time.GetUtcNow() - sent) is { Ticks: > 0 } wait)
                throw new PostponedException("HubSpot did not say whether it has booked, and may still be at it.", wait);
        }

        if (!booking.IsHeld)
            return null;
        var availability = await slots.RequireAsync(booking, cancellationToken);
        writes.Sent(time.GetUtcNow());    // from here on it may be there
        return await scheduler.BookAsync(booking, availability, cancellationToken);
    }
}
