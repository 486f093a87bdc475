using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Owners;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling.Work;

/// <summary>Knows with whom bookings are.</summary>
internal sealed class BookingHosts(ICrmOwners owners, IMeetingScheduler scheduler)
{
    /// <summary>What has each time once; null when HubSpot alone judges: of several people one may be free, or the link cannot be looked at now.</summary>
    public async Task<string?> CalendarOfAsync(Booking booking, CancellationToken cancellationToken)
    {
        if (booking.Link is not { } slug)
            return $"owner:{booking.OwnerId}";
        try
        {
            var link = await FindAsync(slug, Freshness.Known, cancellationToken) ?? await FindAsync(slug, Freshness.AfterMiss, cancellationToken);
            return link is { Type: MeetingLinkType.Personal or MeetingLinkType.Group } ? $"link:{slug}" : null;
        }
        catch (Exception away) when (IsAway(away))
        {
            return null;
        }
    }

    /// <summary>The booking with the names of its owner, when they can be told now.</summary>
    /// <exception cref="CrmRejectedException">There is no such owner.</exception>
    public async Task<Booking> TryNameAsync(Booking booking, CancellationToken cancellationToken)
    {
        try
        {
            return await NameAsync(booking, cancellationToken);
        }
        catch (Exception away) when (IsAway(away))
        {
            return booking;    // whoever makes it asks again
        }
    }

    /// <summary>The booking with the names of its owner.</summary>
    /// <exception cref="CrmRejectedException">There is no such owner.</exception>
    public async Task<Booking> NameAsync(Booking booking, CancellationToken cancellationToken)
    {
        if (booking.OwnerId is not { } id || booking.OrganizerEmail is not null)
            return booking;
        if (await FindAsync(id, cancellationToken) is { } owner)
            return booking with { OrganizerEmail = owner.Email, OrganizerName = new Attendee(owner.Email ?? "", owner.FirstName, owner.LastName).FullName() };
        if (booking.Link is not null)
            return booking;    // HubSpot has said whose it is
        const string message = "There is no owner with this id.";
        throw new CrmRejectedException(message, new Dictionary<string, string[]>(StringComparer.Ordinal) { ["ownerId"] = [message] });
    }

    private async Task<MeetingLink?> FindAsync(string slug, Freshness freshness, CancellationToken cancellationToken) =>
        (await scheduler.ListLinksAsync(freshness, cancellationToken)).FirstOrDefault(link => link.Slug == slug);

    private async Task<Owner?> FindAsync(string id, CancellationToken cancellationToken) =>
        Find(await owners.ListAsync(archived: false, Freshness.Known, cancellationToken), id) ?? Find(await owners.ListAsync(archived: false, Freshness.AfterMiss, cancellationToken), id);

    private static Owner? Find(IReadOnlyList<Owner> all, string id) => all.FirstOrDefault(owner => owner.Id == id);

    private static bool IsAway(Exception failure) => failure is CrmUnavailableException or CrmBusyException;
}
