using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.OnceOnly;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Scheduling.Work;
using HubSpotCrm.Infrastructure.Persistence.Queue;

namespace HubSpotCrm.Infrastructure.Persistence.Scheduling;

/// <summary>Keeps bookings true to what became of the work on them, and to the people that they are about.</summary>
internal static class BookingEffects
{
    private const string RefuseSql =
        "UPDATE bookings SET status = 'cancelled', problem = @problem, updated_at = @at WHERE id = @id AND status = 'requested' " +
        $"AND NOT EXISTS (SELECT 1 FROM queue_messages WHERE queue = '{Queues.Bookings}' AND lane = @id AND payload LIKE '%\"AskedFor\":\"%')";
    private const string MeetingSql = "SELECT 1 FROM bookings WHERE meeting_id = @meeting AND start_at = @start AND id <> @id LIMIT 1";
    private const string MoveContactSql = "UPDATE bookings SET contact_id = @into, updated_at = updated_at + 1 WHERE contact_id = @id";

    /// <summary>Those of a contact, and those that HubSpot does not have: the person is known by the e-mail of the others, or by the contact's own.</summary>
    private const string OfPerson =
        "(contact_id = @id OR (contact_id IS NULL AND lower(attendee_email) IN (SELECT lower(b.attendee_email) FROM bookings b WHERE b.contact_id = @id UNION " +
        "SELECT lower(value) FROM record_keys WHERE object_type = 'contact' AND field = 'email' AND record_id = @id)))";

    private const string EmptyMessagesSql = $"DELETE FROM queue_messages WHERE queue IN ('{Queues.Bookings}', '{Queues.Mails}') AND lane IN (SELECT id FROM bookings WHERE {OfPerson})";
    private const string EmptyStepsSql = $"DELETE FROM idempotency_keys WHERE caller = '{KeyOwners.Runs}' AND key IN (SELECT 'booking|' || id || '/meeting' FROM bookings WHERE {OfPerson})";
    private const string EraseSql = $"DELETE FROM bookings WHERE {OfPerson}";

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    /// <exception cref="PostponedException">Somebody has changed the booking meanwhile, or has its meeting: the work is to be done again.</exception>
    public static async Task ChangeAsync(DbSession session, BookingChanged changed, long now)
    {
        List<BookingTask> work = [.. changed.Next];
        if (changed.Mail is { } mail)
            work.Add(new(Queues.Mails, mail));
        var queues = work.Select(task => task.Queue).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (queues.Count > 0)
            await QueueTable.OpenAsync(session, queues.Select(queue => (queue, changed.After.Id)), now);    // before the booking is locked, as by those who change it
        if (await IsAnothersAsync(session, changed))
            throw new PostponedException("Another booking has this meeting.", Moment);
        if (await session.ExecuteAsync(BookingTable.ChangeSql, BookingTable.Values(changed.Before, changed.After)) == 0)
            throw new PostponedException("Somebody has changed the booking meanwhile.", Moment);
        foreach (var task in work)
            await QueueTable.AddAsync(session, task.Queue, changed.After.Id, task.Payload, now);
    }

    /// <summary>A booking that waits, and that nobody is to work on any more, is refused: its time is free.</summary>
    /// <param name="problem">JSON.</param>
    public static async Task<bool> RefuseAsync(DbSession session, string id, string problem, long now) =>
        await session.ExecuteAsync(RefuseSql, ("id", id), ("problem", problem), ("at", now)) > 0;

    /// <summary>A contact has another id.</summary>
    public static Task<int> MoveContactAsync(DbSession session, string id, string into) => session.ExecuteAsync(MoveContactSql, ("id", id), ("into", into));

    /// <summary>Forgets a person. To be done while the contact's keys are known.</summary>
    public static async Task EraseContactAsync(DbSession session, string id)
    {
        await session.ExecuteAsync(EmptyMessagesSql, ("id", id));
        await session.ExecuteAsync(EmptyStepsSql, ("id", id));
        await session.ExecuteAsync(EraseSql, ("id", id));
    }

    // Somebody may have booked twice at one time with several people: which of the two meetings is whose is settled here.
    private static async Task<bool> IsAnothersAsync(DbSession session, BookingChanged changed) =>
        changed is { Before.MeetingId: null, After.MeetingId: { } meeting }
        && await session.FirstAsync(MeetingSql, row => row.GetInt32(0), ("meeting", meeting), ("start", BookingTable.Number(changed.After.StartAt)), ("id", changed.After.Id)) == 1;
}
