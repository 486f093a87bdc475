using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Ports.Scheduling;

/// <param name="ContactId">Only those of this contact.</param>
/// <param name="From">Only those that end after this.</param>
/// <param name="To">Only those that begin before this.</param>
public sealed record BookingFilter(string? ContactId, DateTimeOffset? From, DateTimeOffset? To);

/// <summary>Work that a change of a booking brings: queued in the same transaction, in the booking's own lane.</summary>
/// <param name="Queue">One of <see cref="Queues"/>.</param>
/// <param name="Payload">JSON.</param>
public sealed record BookingTask(string Queue, string Payload);

/// <summary>Bookings in our database. All throw <see cref="Errors.StoreUnavailableException"/> when it cannot be used.</summary>
public interface IBookings
{
    /// <summary>
    /// Keeps a new booking and its work, both or neither, on disk. Of two that want one time of one calendar one wins, wherever they run.
    /// </summary>
    /// <param name="calendar">What has each time once, such as an owner; null when somebody else judges.</param>
    /// <exception cref="SlotTakenException">A booking that is held has some of this time in this calendar.</exception>
    Task AddAsync(Booking booking, string? calendar, IReadOnlyList<BookingTask> work, CancellationToken cancellationToken);

    /// <summary>Keeps a changed booking and the work that follows, when it is still as it was.</summary>
    /// <param name="before">As it was read.</param>
    /// <returns>False when it was changed meanwhile: nothing is kept.</returns>
    /// <exception cref="SlotTakenException">Its new time is another booking's.</exception>
    Task<bool> ChangeAsync(Booking before, Booking after, IReadOnlyList<BookingTask> work, CancellationToken cancellationToken);

    Task<Booking?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The one that has this meeting record; of several the newest.</summary>
    Task<Booking?> FindByMeetingAsync(string meetingId, CancellationToken cancellationToken);

    /// <summary>A page, by start and id.</summary>
    /// <param name="after">The last one of the page before.</param>
    Task<IReadOnlyList<Booking>> ListAsync(BookingFilter filter, (DateTimeOffset StartAt, string Id)? after, int limit, CancellationToken cancellationToken);
}
