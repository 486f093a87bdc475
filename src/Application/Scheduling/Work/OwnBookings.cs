using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Workflows;
using HubSpotCrm.Application.Workflows.Steps;
using HubSpotCrm.Domain.Meetings;
using HubSpotCrm.Domain.Scheduling;
using HubSpotCrm.Domain.Workflows;

namespace HubSpotCrm.Application.Scheduling.Work;

/// <summary>Makes bookings of our own: the contact is ensured, and the meeting logged on it, each once.</summary>
internal sealed class OwnBookings(ContactSteps contacts, MakeStep<Meeting, MeetingFields> meetings, StepTurns turns, BookingHosts hosts, ICallerContext callers)
{
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(15);
    private static readonly InputNames OfAttendee = new("attendee.");
    private static readonly InputNames OfMeeting = new("", ("title", "subject"), ("body", "description"), ("url", "location"), ("occurredAt", "startAt"), ("endAt", "durationMinutes"));

    /// <summary>The meeting is made as it was first asked for, the same one in each try; whoever has moved the booking since writes that after it.</summary>
    /// <param name="asked">The booking as it was asked for.</param>
    /// <param name="mayBegin">False when nothing is to be made that may not be there already.</param>
    /// <returns>Null when nothing was made, and nothing is to be.</returns>
    public async Task<MadeBooking?> MakeAsync(Booking booking, Booking asked, bool mayBegin, CancellationToken cancellationToken)
    {
        var run = BookingMessage.RunOf(booking);
        using var underWay = turns.Enter(run);
        var contact = contacts.ByEmail(new Person { Email = booking.Attendee.Email, FirstName = booking.Attendee.FirstName, LastName = booking.Attendee.LastName }, OfAttendee);
        var meeting = Careful(meetings.Of(BookingRecords.FieldsOf(asked), OfMeeting, [contact.Name]));
        var hasBegun = (!mayBegin || booking.OrganizerEmail is null) && await turns.HasBegunAsync(run, meeting);
        if (!mayBegin && !hasBegun)
            return null;
        var named = hasBegun ? await hosts.NameMadeAsync(booking, cancellationToken) : await hosts.NameAsync(booking, cancellationToken);
        var records = new StepRecords();
        foreach (var step in new[] { contact, meeting })
            records[step.Name] = await DoAsync(run, step, records);
        return new(named with { ContactId = records[contact.Name], MeetingId = records[meeting.Name] }, asked.StartAt);
    }

    // What may be there from an earlier try is not refused because HubSpot lets us in no longer.
    private RunStep Careful(RunStep step) => step with
    {
        DoAsync = async (records, cancellationToken) =>
        {
            try
            {
                return await step.DoAsync(records, cancellationToken);
            }
            catch (CrmAccessException denied) when (callers.Current.Writes.Since is not null)
            {
                throw new PostponedException(denied.Message, Later, denied);
            }
        },
    };

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
