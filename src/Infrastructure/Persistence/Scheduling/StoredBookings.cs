using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Scheduling;
using HubSpotCrm.Infrastructure.Persistence.Queue;

namespace HubSpotCrm.Infrastructure.Persistence.Scheduling;

/// <summary>Bookings in the database, each beside the work that it brings.</summary>
internal sealed class StoredBookings(ICrmDatabase database, IWakeUps wakeUps) : IBookings
{
    private const string FindSql = $"{BookingTable.Select} WHERE id = @id";
    private const string ByMeetingSql = $"{BookingTable.Select} WHERE meeting_id = @meeting ORDER BY id DESC LIMIT 1";

    public async Task AddAsync(Booking booking, string? calendar, IReadOnlyList<BookingTask> work, CancellationToken cancellationToken)
    {
        await database.WriteAsync(async session =>
        {
            await BookingSlots.TakeAsync(session, database, booking, calendar);
            var now = await database.ClockAsync(session);
            await OpenAsync(session, booking, work, now);
            if (await session.ExecuteAsync(BookingTable.AddSql, BookingTable.Values(booking, calendar)) == 1)
                await EnqueueAsync(session, booking, work, now);
            return true;
        }, cancellationToken);
        Ring(booking, work);
    }

    public async Task<bool> ChangeAsync(Booking before, Booking after, IReadOnlyList<BookingTask> work, CancellationToken cancellationToken)
    {
        var isKept = await database.WriteAsync(session => ChangeAsync(session, before, after, work), cancellationToken);
        if (isKept)
            Ring(after, work);
        return isKept;
    }

    public Task<Booking?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FirstAsync(FindSql, BookingTable.Read, ("id", id)), cancellationToken);

    public Task<Booking?> FindByMeetingAsync(string meetingId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FirstAsync(ByMeetingSql, BookingTable.Read, ("meeting", meetingId)), cancellationToken);

    public async Task<IReadOnlyList<Booking>> ListAsync(BookingFilter filter, (DateTimeOffset StartAt, string Id)? after, int limit, CancellationToken cancellationToken)
    {
        var (sql, values) = BookingList.Query(filter, after, limit);
        return await database.ReadAsync(session => session.ListAsync(sql, BookingTable.Read, values), cancellationToken);
    }

    // The lanes are opened before the booking is locked, as by those who end its work: then no two wait for each other.
    private async Task<bool> ChangeAsync(DbSession session, Booking before, Booking after, IReadOnlyList<BookingTask> work)
    {
        var isMoved = after.IsHeld && (after.StartAt != before.StartAt || after.Duration != before.Duration);
        if (isMoved)
            await BookingSlots.TakeAsync(session, database, after, await BookingSlots.CalendarOfAsync(session, after.Id));
        var now = await database.ClockAsync(session);
        await OpenAsync(session, after, work, now);
        if (await session.ExecuteAsync(BookingTable.ChangeSql, BookingTable.Values(before, after)) == 0)
            return false;
        await EnqueueAsync(session, after, work, now);
        return true;
    }

    private static Task OpenAsync(DbSession session, Booking booking, IReadOnlyList<BookingTask> work, long now) =>
        QueueTable.OpenAsync(session, work.Select(each => each.Queue).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(queue => (queue, booking.Id)), now);

    private static async Task EnqueueAsync(DbSession session, Booking booking, IReadOnlyList<BookingTask> work, long now)
    {
        foreach (var each in work)
            await QueueTable.AddAsync(session, each.Queue, booking.Id, each.Payload, now);
    }

    private void Ring(Booking booking, IReadOnlyList<BookingTask> work)
    {
        foreach (var queue in work.Select(each => each.Queue).Distinct(StringComparer.Ordinal))
            wakeUps.Ring(queue);
        wakeUps.Ring(WakeUpTopics.Booking(booking.Id));
    }
}
