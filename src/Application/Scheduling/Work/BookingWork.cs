using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Operations;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Delivery;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling.Work;

/// <summary>Brings bookings into the CRM, and their changes after them (ADR 0019).</summary>
internal sealed class BookingWork(IBookings bookings, OwnBookings own, LinkBookings links, BookingUpkeep upkeep, BookingEnds ends) : IQueueWork
{
    private const string TooLate = "HubSpot could not be asked before the time of the meeting had come: nothing is booked.";

    public string Queue => Queues.Bookings;

    /// <summary>Enough for the calls of many bookings to fill a batch.</summary>
    public int Parallel => 200;

    public int CrashesBeforeAlone => 1;

    public RetrySchedule Schedule => RetrySchedule.Inbox;

    public async Task<IReadOnlyList<Effect>> DoAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        var task = BookingMessage.Read(message.Payload);
        if (await bookings.FindAsync(task.Id, cancellationToken) is not { } booking)
            return [];    // its person was erased meanwhile
        try
        {
            if (task.AskedFor is not { } askedFor)
                return await upkeep.DoAsync(task, booking, cancellationToken);
            return IsMade(booking) ? [] : await MakeAsync(booking, booking with { StartAt = askedFor, Duration = task.Lasting ?? booking.Duration }, cancellationToken);
        }
        catch (CrmException failure) when (!BookingEnds.IsRefusal(failure))
        {
            throw ends.Postponed(booking, failure);
        }
    }

    // One that was called off while it was on its way may be there all the same: that is looked at.
    private static bool IsMade(Booking booking) => booking.Status == BookingStatus.Confirmed || booking.MeetingId is not null || booking.Problem is not null;

    private async Task<IReadOnlyList<Effect>> MakeAsync(Booking booking, Booking asked, CancellationToken cancellationToken)
    {
        try
        {
            var mayBegin = ends.MayBegin(booking);
            var made = booking.Link is null ? await own.MakeAsync(booking, asked, mayBegin, cancellationToken) : await links.MakeAsync(booking, asked.StartAt, mayBegin, cancellationToken);
            return made is null ? Refuse(booking, new BookingOverException(TooLate)) : [ends.Made(booking, made)];
        }
        catch (Exception refusal) when (BookingEnds.IsRefusal(refusal) || (refusal is CrmAccessException && ends.IsYoung(booking)))
        {
            return Refuse(booking, refusal);    // nothing was made
        }
    }

    private IReadOnlyList<Effect> Refuse(Booking booking, Exception refusal) => booking.IsHeld ? [ends.Refused(booking, refusal)] : [];
}

/// <summary>What the work on a booking ends in.</summary>
internal sealed class BookingEnds(BookingMails mails, IProblemDocuments problems, TimeProvider time)
{
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(15);

    /// <summary>True when repeating the work would change nothing.</summary>
    public static bool IsRefusal(Exception failure) => failure is CrmRejectedException or CrmConflictException or CrmRecordNotFoundException or SlotTakenException;

    /// <summary>True while it may be made: it is still wanted, and its time is still to come.</summary>
    public bool MayBegin(Booking booking) => booking.IsHeld && booking.StartAt > time.GetUtcNow();

    /// <summary>True while somebody may be waiting for it.</summary>
    public bool IsYoung(Booking booking) => time.GetUtcNow() - booking.CreatedAt < Young;

    /// <summary>It is in the CRM: confirmed, unless it was called off on the way.</summary>
    public BookingChanged Made(Booking before, MadeBooking made)
    {
        var told = Teller(before, made);
        var after = (told == BookingNotice.Email ? mails.Organized(made.Booking) : made.Booking) with { Status = before.IsHeld ? BookingStatus.Confirmed : before.Status, UpdatedAt = time.GetKeptNow(after: before.UpdatedAt), Told = told };
        return new(before, after, told == BookingNotice.Email ? mails.Write(before, after) : null) { Next = made.Booked is { } booked ? [BookingMessage.ToSettle(after, booked)] : [] };
    }

    /// <summary>HubSpot refuses it: its time is free again. A visitor who looks at the page no longer, and was told that all goes on by itself, gets a mail.</summary>
    public BookingChanged Refused(Booking before, Exception refusal)
    {
        var after = before with { Status = BookingStatus.Cancelled, UpdatedAt = time.GetKeptNow(after: before.UpdatedAt), Problem = problems.Write(refusal) };
        return new(before, after, mails.IsConfigured && before.Caller == Booking.Visitor && !IsYoung(before) ? mails.WriteRefusal(after) : null);
    }

    // At first somebody is waiting; later it is only to be done.
    public PostponedException Postponed(Booking booking, CrmException failure) => new(failure.Message, failure switch
    {
        CrmOutcomeUnknownException unknown => unknown.RetryAfter,
        CrmBusyException busy => busy.RetryAfter,
        _ => time.GetUtcNow() - booking.UpdatedAt < Young ? Soon : Later,
    }, failure);

    // HubSpot has invited to the time that it was asked for, whatever became of the booking since.
    private BookingNotice Teller(Booking before, MadeBooking made)
    {
        var isStale = before.Link is not null && (!before.IsHeld || made.StartAt != before.StartAt);
        if (mails.IsConfigured && before.EndAt > time.GetUtcNow() && ((before.Notice == BookingNotice.Email && before.IsHeld) || (isStale && before.Notice != BookingNotice.None)))
            return BookingNotice.Email;
        return before.Link is null || isStale ? BookingNotice.None : BookingNotice.HubSpot;
    }
}
