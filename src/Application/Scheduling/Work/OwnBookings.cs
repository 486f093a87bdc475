using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Workflows;
using HubSpotCrm.Application.Workflows.Steps;
using HubSpotCrm.Domain.Meetings;
using HubSpotCrm.Domain.Scheduling;
using HubSpotCrm.Domain.Workflows;

namespace HubSpotCrm.Application.Scheduling.Work;

/// <summary>Makes bookings of our own: the contact is ensured, and the meeting logged on it, each once.</summary>
internal sealed class OwnBookings(ContactSteps contacts, MakeStep<Meeting, MeetingFields> meetings, StepTurns turns, BookingHosts hosts)
{
    private static readonly InputNames OfAttendee = new("attendee.");
    private static readonly InputNames OfMeeting = new("", ("title", "subject"), ("body", "description"), ("url", "location"), ("occurredAt", "startAt"), ("endAt", "durationMinutes"));

    /// <returns>Null when it was called off before anything was made.</returns>
    public async Task<MadeBooking?> MakeAsync(Booking booking, CancellationToken cancellationToken)
    {
        var run = BookingMessage.RunOf(booking);
        using var underWay = turns.Enter(run);
        var contact = contacts.ByEmail(new Person { Email = booking.Attendee.Email, FirstName = booking.Attendee.FirstName, LastName = booking.Attendee.LastName }, OfAttendee);
        var meeting = meetings.Of(BookingRecords.FieldsOf(booking), OfMeeting, [contact.Name]);
        if (!booking.IsHeld && !await turns.HasBegunAsync(run, meeting))
            return null;
        var named = await hosts.NameAsync(booking, cancellationToken);
        var records = new StepRecords();
        foreach (var step in new[] { contact, meeting })
            records[step.Name] = await DoAsync(run, step, records);
        return new(named with { ContactId = records[contact.Name], MeetingId = records[meeting.Name] }, booking.StartAt);
    }

    private async Task<string> DoAsync(RunPayload run, RunStep step, StepRecords records)
    {
        try
        {
            return await turns.DoOnceAsync(run, step, records);
        }
        catch (CrmRejectedException refusal)
        {
            throw step.Explain(refusal);
        }
    }
}
