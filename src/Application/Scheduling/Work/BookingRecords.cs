using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Workflows.Steps;
using HubSpotCrm.Domain.Meetings;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling.Work;

/// <summary>Keeps the CRM's meeting records true to the bookings.</summary>
internal sealed class BookingRecords(ICrmWriter<Meeting, MeetingFields> meetings, BookingChanges changes)
{
    private const string Scheduled = "SCHEDULED";
    private const string Moved = "RESCHEDULED";
    private const string CalledOff = "CANCELED";

    /// <summary>The fields of the record of a new booking.</summary>
    public static MeetingFields FieldsOf(Booking booking) => WishesOf(booking) with
    {
        Title = Optional<string>.Of(booking.Subject ?? $"Meeting with {booking.Attendee.FullName() ?? booking.Attendee.Email}"),
        StartAt = Optional<DateTimeOffset?>.Of(booking.StartAt),
        EndAt = Optional<DateTimeOffset?>.Of(booking.EndAt),
        Outcome = Optional<string>.Of(Scheduled),
        OwnerId = Given(booking.OwnerId),
    };

    /// <summary>Puts what the caller has said of a booking on the record that HubSpot's scheduler made; what HubSpot refuses of it is left out. Repeatable.</summary>
    public async Task WishAsync(Booking wanted, CancellationToken cancellationToken)
    {
        if (wanted.MeetingId is not { } meeting || WishesOf(wanted) is not { IsEmpty: false } wishes)
            return;
        try
        {
            await meetings.UpdateAsync(new(meeting), wishes, cancellationToken);
        }
        catch (CrmException refusal) when (BookingEnds.IsRefusal(refusal))
        {
            // it is booked all the same
        }
    }

    /// <summary>Writes the times and the outcome of a booking that was moved or called off. Repeatable.</summary>
    public async Task<IReadOnlyList<Effect>> WriteAsync(Booking booking, CancellationToken cancellationToken)
    {
        if (booking.MeetingId is not { } meeting || booking.RecordedSequence >= booking.Sequence)
            return [];
        try
        {
            await meetings.UpdateAsync(new(meeting), ChangeOf(booking), cancellationToken);
            return [new BookingChanged(booking, booking with { RecordedSequence = booking.Sequence }, Mail: null)];
        }
        catch (CrmRecordNotFoundException)
        {
            return changes.CalledOffInCrm(booking);    // deleted there meanwhile
        }
    }

    private static MeetingFields ChangeOf(Booking booking) => booking.IsHeld
        ? new()
        {
            OccurredAt = Optional<DateTimeOffset?>.Of(booking.StartAt),
            StartAt = Optional<DateTimeOffset?>.Of(booking.StartAt),
            EndAt = Optional<DateTimeOffset?>.Of(booking.EndAt),
            Outcome = Optional<string>.Of(Moved),
        }
        : new() { Outcome = Optional<string>.Of(CalledOff) };

    private static MeetingFields WishesOf(Booking booking) => new()
    {
        Title = Given(booking.Subject),
        Body = Given(booking.Description is { } text ? Escaped.Html(text) : null),
        Location = Given(booking.Location),
        JoinUrl = Given(booking.JoinUrl()),
    };

    private static Optional<string> Given(string? text) => text is null ? default : Optional<string>.Of(text);
}

/// <summary>Keeps a booking that is in the CRM and its meeting record together.</summary>
internal sealed class BookingUpkeep(BookingRecords records, ContactMeetings meetings, BookingHosts hosts, TimeProvider time)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>After so long nobody looks any more for a meeting that HubSpot does not show.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <exception cref="PostponedException">HubSpot does not show the meeting yet.</exception>
    public Task<IReadOnlyList<Effect>> DoAsync(BookingMessage task, Booking booking, CancellationToken cancellationToken) =>
        task.Booked is { } booked ? SettleAsync(booking, booked, cancellationToken) : records.WriteAsync(booking, cancellationToken);

    private async Task<IReadOnlyList<Effect>> SettleAsync(Booking booking, BookedThere booked, CancellationToken cancellationToken)
    {
        if (booking.MeetingId is not null)
        {
            await records.WishAsync(booking with { Subject = booked.Subject, Location = booked.Location }, cancellationToken);
            return [];
        }

        var age = time.GetUtcNow() - booked.At;
        if (booking.ContactId is not { } contact || age > Patience)
            return [];
        if (await meetings.LookAsync(contact, booking, [booked.StartAt], cancellationToken) is not { } meeting)
            throw new PostponedException("HubSpot has booked and does not show the meeting yet.", TimeSpan.FromSeconds(Math.Clamp(age.TotalSeconds / 4, ShortestWait.TotalSeconds, LongestWait.TotalSeconds)));
        var known = booking with { MeetingId = meeting.Id, OwnerId = booking.OwnerId ?? meeting.OwnerId, UpdatedAt = time.GetKeptNow(after: booking.UpdatedAt) };
        var named = await hosts.NameMadeAsync(known, cancellationToken);
        return [new BookingChanged(booking, named, Mail: null) { Next = [BookingMessage.ToSettle(named, booked), BookingMessage.ToChange(named)] }];    // what was changed meanwhile is not in the record
    }
}
