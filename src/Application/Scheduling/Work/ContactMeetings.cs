using HubSpotCrm.Application.Contacts;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Meetings;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling.Work;

/// <summary>Finds the meeting records that HubSpot's scheduler makes: its answer does not name them.</summary>
internal sealed class ContactMeetings(ICrmReader<Contact> contacts, ICrmAssociationReader associations, ICrmReader<Meeting> meetings, IBookings bookings)
{
    private const int PageSize = 100;
    private const string CalledOff = "CANCELED";

    /// <summary>Two clocks may differ by so much.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    /// <summary>What the scheduler made for the attendee at one of these times, although it did not say so; null when there is nothing.</summary>
    public async Task<ScheduledMeeting?> FindOfAttendeeAsync(Booking booking, IReadOnlyCollection<DateTimeOffset> startAts, CancellationToken cancellationToken)
    {
        if (await contacts.FindAsync(EmailAddress.Parse(booking.Attendee.Email).AsKey(), RecordView.Typed, cancellationToken) is not { } contact)
            return null;
        return await FindAsync(contact.Id, booking, startAts, cancellationToken) is { StartAt: { } start } found
            ? new(contact.Id, start, found.EndAt ?? start + booking.Duration, found.Title, found.Location, found.JoinUrl)
            : null;
    }

    /// <summary>The newest meeting of the contact that begins at one of these times, is no older than the booking, and no other booking's.</summary>
    public async Task<Meeting?> FindAsync(string contactId, Booking booking, IReadOnlyCollection<DateTimeOffset> startAts, CancellationToken cancellationToken)
    {
        var since = booking.CreatedAt - Slack;
        var all = await ReadAsync(await IdsAsync(contactId, cancellationToken), cancellationToken);
        foreach (var meeting in all.Where(meeting => meeting.StartAt is { } start && startAts.Contains(start) && meeting.CreatedAt >= since && meeting.Outcome != CalledOff).OrderByDescending(meeting => meeting.CreatedAt))
        {
            if (await bookings.FindByMeetingAsync(meeting.Id, cancellationToken) is not { } other || other.Id == booking.Id || other.StartAt != meeting.StartAt)
                return meeting;
        }

        return null;
    }

    /// <summary>The same for what is booked already: null also when it cannot be read now.</summary>
    public async Task<Meeting?> LookAsync(string contactId, Booking booking, IReadOnlyCollection<DateTimeOffset> startAts, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(contactId, booking, startAts, cancellationToken);
        }
        catch (CrmException)
        {
            return null;
        }
    }

    private async Task<List<string>> IdsAsync(string contactId, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        string? after = null;
        do
        {
            var page = await associations.ListAsync(new(CrmObjectType.Contact, contactId), CrmObjectType.Meeting, PageSize, after, cancellationToken);
            ids.AddRange(page.Results.Select(association => association.Id));
            after = page.After;
        }
        while (after is not null);
        return ids;
    }

    private async Task<IEnumerable<Meeting>> ReadAsync(List<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var outcomes = await meetings.GetManyAsync(ids, by: null, RecordView.Typed, cancellationToken);
        if (outcomes.Select(outcome => outcome.Error).FirstOrDefault(error => error is not (null or CrmRecordNotFoundException)) is { } failure)
            throw failure;
        return outcomes.Select(outcome => outcome.Record).OfType<Meeting>();
    }
}
