using System.Text.Json;
using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Workflows;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling.Work;

/// <summary>A booking as the CRM has it.</summary>
/// <param name="StartAt">When it begins there.</param>
internal sealed record MadeBooking(Booking Booking, DateTimeOffset StartAt)
{
    /// <summary>What remains to be done about its record; null when that is nothing.</summary>
    public BookedThere? Booked { get; init; }
}

/// <summary>What HubSpot's scheduler said, and when.</summary>
internal sealed record BookedMeeting(ScheduledMeeting Meeting, DateTimeOffset At);

/// <summary>Has bookings made by HubSpot's scheduler, each once.</summary>
internal sealed class LinkBookings(LinkStep step, StepTurns turns, ContactMeetings meetings, BookingHosts hosts, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    /// <summary>Once HubSpot has booked nothing is a refusal any more.</summary>
    /// <param name="askedFor">When it was to begin, as it was first asked for.</param>
    /// <param name="mayBegin">False when nothing is to be booked that is not booked already.</param>
    /// <returns>Null when nothing was booked, and nothing is to be.</returns>
    /// <exception cref="PostponedException">HubSpot does not show the meeting yet.</exception>
    public async Task<MadeBooking?> MakeAsync(Booking booking, DateTimeOffset askedFor, bool mayBegin, CancellationToken cancellationToken)
    {
        var run = BookingMessage.RunOf(booking);
        using var underWay = turns.Enter(run);
        var booked = step.Of(booking, askedFor);
        if (!mayBegin && !await turns.HasBegunAsync(run, booked))
            return null;
        if (JsonSerializer.Deserialize<BookedMeeting?>(await turns.DoOnceAsync(run, booked, [])) is not { Meeting: var scheduled, At: var at })
            return null;
        var meeting = await meetings.LookAsync(scheduled.ContactId, booking, [scheduled.StartAt], cancellationToken);
        if (meeting is null && time.GetUtcNow() - at < Patience)
            throw new PostponedException("HubSpot has booked and does not show the meeting yet.", Moment);
        var made = booking with
        {
            ContactId = scheduled.ContactId,
            MeetingId = meeting?.Id,
            OwnerId = booking.OwnerId ?? meeting?.OwnerId,
            Subject = booking.Subject ?? Given(scheduled.Subject),
            Location = booking.Location ?? Given(scheduled.JoinUrl) ?? Given(scheduled.Location),
        };
        var isWhole = meeting is not null && (booking.Subject ?? booking.Description ?? booking.Location) is null;
        return new(await hosts.NameMadeAsync(made, cancellationToken), scheduled.StartAt) { Booked = isWhole ? null : new(scheduled.StartAt, at, booking.Subject, booking.Location) };
    }

    // Whatever somebody has written there: it is kept as a line, as callers' own texts are.
    private static string? Given(string? text) => PlainText.OneLine(text) is { Length: > 0 } line ? line : null;
}

/// <summary>The step in which HubSpot's scheduler books. It cannot be repeated: after a lost answer, or a crash, the meeting is looked for first.</summary>
internal sealed class LinkStep(LinkSlots slots, IMeetingScheduler scheduler, ContactMeetings meetings, ICallerContext callers, TimeProvider time)
{
    private const string Name = "meeting";

    /// <summary>So long after it was asked HubSpot may still be booking.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);

    /// <summary>So long after it was asked, what HubSpot refuses may be refused because it has booked.</summary>
    private static readonly TimeSpan Doubtful = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    public RunStep Of(Booking booking, DateTimeOffset askedFor) => new(Name, [])
    {
        DoAsync = async (_, cancellationToken) => JsonSerializer.Serialize(await BookOrFindAsync(booking, askedFor, cancellationToken) is { } meeting ? new BookedMeeting(meeting, time.GetUtcNow()) : null),
        ForecastAsync = _ => Task.FromResult(new StepForecast(Name, StepAction.Make, RecordId: null, Calls: 2)),
    };

    /// <returns>Null when the booking was called off and nothing is there of it.</returns>
    private async Task<ScheduledMeeting?> BookOrFindAsync(Booking booking, DateTimeOffset askedFor, CancellationToken cancellationToken)
    {
        var writes = callers.Current.Writes;
        if (writes.Since is not { } since)
            return booking.IsHeld ? await BookAsync(booking, writes, cancellationToken) : null;
        var ago = time.GetUtcNow() - (writes.LastSent ?? since);
        try
        {
            if (await meetings.FindOfAttendeeAsync(booking, [askedFor, booking.StartAt], cancellationToken) is { } made)
                return made;
            if (ago < Settled)
                throw Wait(Settled - ago);
            if (booking.IsHeld)
                return await BookAsync(booking, writes, cancellationToken);
            if (ago < Doubtful)
                throw Wait(Moment);
            return null;
        }
        catch (Exception refusal) when (refusal is CrmAccessException || (ago < Doubtful && BookingEnds.IsRefusal(refusal)))
        {
            throw Wait(Moment, refusal);    // its own meeting may be what is in its way
        }
    }

    private async Task<ScheduledMeeting> BookAsync(Booking booking, WriteIds writes, CancellationToken cancellationToken)
    {
        var availability = await slots.RequireAsync(booking, cancellationToken);
        try
        {
            return await scheduler.BookAsync(booking, availability, cancellationToken);
        }
        catch (Exception failure) when (!BookingEnds.IsRefusal(failure) && failure is not (CrmBusyException or CrmAccessException))
        {
            writes.Sent(time.GetUtcNow());    // it may be there, and may have been asked for until now
            throw;
        }
    }

    private static PostponedException Wait(TimeSpan wait, Exception? inner = null) => new("HubSpot did not say whether it has booked, and may still be at it.", wait, inner);
}
