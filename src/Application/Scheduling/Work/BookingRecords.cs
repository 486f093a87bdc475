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

    /// <summary>Puts what the caller has said of a booking on the record that HubSpot's scheduler made. Repeatable.</summary>
    public async Task WishAsync(Booking wanted, string? meetingId, CancellationToken cancellationToken)
    {
        if (meetingId is not null && WishesOf(wanted) is { IsEmpty: false } wishes)
            await meetings.UpdateAsync(new(meetingId), wishes, cancellationToken);
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
