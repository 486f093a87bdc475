using System.Security.Cryptography;
using System.Text;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Infrastructure.Persistence.Scheduling;

/// <summary>Judges whether a booking's time is another one's, within the transaction that keeps it.</summary>
internal static class BookingSlots
{
    private const string CalendarSql = "SELECT calendar FROM bookings WHERE id = @id";

    private const string Overlaps = "SELECT 1 FROM bookings WHERE status <> 'cancelled' AND end_at > @start AND start_at < @end AND id <> @id";
    private const string TakenSql = $"{Overlaps} AND calendar = @calendar LIMIT 1";

    /// <summary>Somebody may have booked the same owner in another way: through a meeting link, or without one.</summary>
    private const string TakenOfOwnerSql = $"{Overlaps} AND owner_id = @owner LIMIT 1";

    /// <summary>Keeps others out of the calendar, and out of the owner's, until the transaction ends. To be done before anything else is locked.</summary>
    /// <exception cref="SlotTakenException">Another booking has some of the time.</exception>
    public static async Task TakeAsync(DbSession session, ICrmDatabase database, Booking booking, string? calendar)
    {
        await RequireFreeAsync(session, booking, calendar);
        if (database.Words.Lock is not { } locks)
            return;
        foreach (var each in new[] { calendar, booking.OwnerCalendar }.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))    // in one order, so that no two wait for each other
            await session.ExecuteAsync(locks, ("number", Number(each)));
        await RequireFreeAsync(session, booking, calendar);    // whoever had the lock before may have taken it
    }

    /// <summary>The calendar that a booking was made in.</summary>
    public static Task<string?> CalendarOfAsync(DbSession session, string id) => session.FirstAsync(CalendarSql, row => row.IsDBNull(0) ? null : row.GetString(0), ("id", id));

    private static async Task RequireFreeAsync(DbSession session, Booking booking, string? calendar)
    {
        (string, object?)[] time = [("id", booking.Id), ("start", BookingTable.Number(booking.StartAt)), ("end", BookingTable.Number(booking.EndAt))];
        if ((calendar is not null && await session.FirstAsync(TakenSql, row => row.GetInt32(0), [.. time, ("calendar", calendar)]) == 1)
            || (booking.OwnerId is not null && await session.FirstAsync(TakenOfOwnerSql, row => row.GetInt32(0), [.. time, ("owner", booking.OwnerId)]) == 1))
            throw new SlotTakenException();
    }

    // Two calendars of one number only wait for each other needlessly.
    private static long Number(string calendar) => BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"calendar {calendar}")));
}
