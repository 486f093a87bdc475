using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Scheduling.Work;
using HubSpotCrm.Infrastructure.Persistence.Queue;

namespace HubSpotCrm.Infrastructure.Persistence.Scheduling;

/// <summary>Keeps bookings true to what became of the work on them, and to the people that they are about.</summary>
internal static class BookingEffects
{
    private const string RefuseSql =
        "UPDATE bookings SET status = 'cancelled', problem = @problem, updated_at = @at WHERE id = @id AND status = 'requested' " +
        $"AND NOT EXISTS (SELECT 1 FROM queue_messages WHERE queue = '{Queues.Bookings}' AND lane = @id)";
    private const string MeetingSql = "SELECT 1 FROM bookings WHERE meeting_id = @meeting AND start_at = @start AND id <> @id LIMIT 1";
    private const string MoveContactSql = "UPDATE bookings SET contact_id = @into WHERE contact_id = @id";
    private const string EmptyMessagesSql = $"DELETE FROM queue_messages WHERE queue IN ('{Queues.Bookings}', '{Queues.Mails}') AND lane IN (SELECT id FROM bookings WHERE contact_id = @id)";
    private const string EraseSql = "DELETE FROM bookings WHERE contact_id = @id";

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    /// <exception cref="PostponedException">Somebody has changed the booking meanwhile, or has its meeting: the work is to be done again.</exception>
    public static async Task ChangeAsync(DbSession session, BookingChanged changed, long now)
    {
        if (changed.Mail is not null)
            await QueueTable.OpenAsync(session, [(Queues.Mails, changed.After.Id)], now);    // before the booking is locked, as by those who change it
        if (await IsAnothersAsync(session, changed))
            throw new PostponedException("Another booking has this meeting.", Moment);
        if (await session.ExecuteAsync(BookingTable.ChangeSql, BookingTable.Values(changed.Before, changed.After)) == 0)
            throw new PostponedException("Somebody has changed the booking meanwhile.", Moment);
        if (changed.Mail is { } mail)
            await QueueTable.AddAsync(session, Queues.Mails, changed.After.Id, mail, now);
    }

    /// <summary>A booking that waits, and that nobody is to work on any more, is refused: its time is free.</summary>
    /// <param name="problem">JSON.</param>
    public static async Task<bool> RefuseAsync(DbSession session, string id, string problem, long now) =>
        await session.ExecuteAsync(RefuseSql, ("id", id), ("problem", problem), ("at", now)) > 0;

    /// <summary>A contact has another id.</summary>
    public static Task<int> MoveContactAsync(DbSession session, string id, string into) => session.ExecuteAsync(MoveContactSql, ("id", id), ("into", into));

    /// <summary>Forgets a person.</summary>
    public static async Task EraseContactAsync(DbSession session, string id)
    {
        await session.ExecuteAsync(EmptyMessagesSql, ("id", id));
        await session.ExecuteAsync(EraseSql, ("id", id));
    }

    // Somebody may have booked twice at one time with several people: which of the two meetings is whose is settled here.
    private static async Task<bool> IsAnothersAsync(DbSession session, BookingChanged changed) =>
        changed is { Before.MeetingId: null, After.MeetingId: { } meeting }
        && await session.FirstAsync(MeetingSql, row => row.GetInt32(0), ("meeting", meeting), ("start", BookingTable.Number(changed.After.StartAt)), ("id", changed.After.Id)) == 1;
}
