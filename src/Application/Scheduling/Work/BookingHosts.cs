using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Owners;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling.Work;

/// <summary>Knows with whom bookings are.</summary>
internal sealed class BookingHosts(ICrmOwners owners, IMeetingScheduler scheduler)
{
    /// <summary>
    /// The booking with its owner, as far as the link tells, and what has each time once. That is null when HubSpot alone judges:
    /// of several people one may be free, or the link cannot be looked at now.
    /// </summary>
    public async Task<(Booking Booking, string? Calendar)> PlaceAsync(Booking booking, CancellationToken cancellationToken)
    {
        if (booking.Link is not { } slug)
            return (booking, booking.OwnerCalendar);
        try
        {
            var link = await FindAsync(slug, Freshness.Known, cancellationToken) ?? await FindAsync(slug, Freshness.AfterMiss, cancellationToken);
            if (link is { Type: MeetingLinkType.Personal or MeetingLinkType.Group })
                return (booking with { OwnerId = link.OwnerId }, $"link:{slug}");
            return (booking, null);
        }
        catch (Exception away) when (IsAway(away))
        {
            return (booking, null);
        }
    }

    /// <summary>Of a link with several people somebody may be free: whoever has the booking already must be among them.</summary>
    /// <param name="availability">At the booking's time.</param>
    /// <exception cref="SlotTakenException">The owner is not free.</exception>
    public async Task RequireFreeAsync(Booking booking, LinkAvailability availability, CancellationToken cancellationToken)
    {
        if (availability is not { Type: MeetingLinkType.RoundRobin, UserIds: { Count: > 0 } free } || booking.OwnerId is not { } id)
            return;
        if (await FindAsync(id, cancellationToken) is { UserId: { } user } && !free.Contains(user, StringComparer.Ordinal))
            throw new SlotTakenException();
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

    /// <summary>A booking that is in the CRM, with the names of its owner when they can be told.</summary>
    public async Task<Booking> NameMadeAsync(Booking booking, CancellationToken cancellationToken)
    {
        try
        {
            return await NameAsync(booking, cancellationToken);
        }
        catch (CrmException)
        {
            return booking;
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
