using System.Text.Json;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling.Work;

/// <summary>Moves bookings and calls them off: here, or as it was done in the CRM.</summary>
internal sealed class BookingChanges(IBookings bookings, BookingMails mails, TimeProvider time)
{
    private const int MostTries = 10;
    private const string GoneReason = "The meeting was deleted in HubSpot.";

    /// <summary>Changes a booking, with what follows for the record and the attendee.</summary>
    /// <param name="notice">Who tells the attendee; null for whoever invited, and this service where HubSpot did.</param>
    /// <param name="change">The booking as it is to be; null when it is so already. It is asked again when somebody else was faster.</param>
    /// <exception cref="BookingNotFoundException">There is none.</exception>
    /// <exception cref="SlotTakenException">Its new time is another booking's.</exception>
    public async Task<Booking> ChangeAsync(string id, BookingNotice? notice, Func<Booking, CancellationToken, Task<Booking?>> change, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var before = await bookings.FindAsync(id, cancellationToken) ?? throw new BookingNotFoundException();
            if (await change(before, cancellationToken) is not { } changed)
                return before;
            var isInvited = before.Status != BookingStatus.Requested;
            if (notice == BookingNotice.Email)
                changed = changed with { Notice = BookingNotice.Email };    // whoever is told by mail once is told of what follows
            var after = Next(before, changed, isInvited && mails.Tells(before, notice));
            List<BookingTask> work = [BookingMessage.ToChange(after), .. after.Told == BookingNotice.Email ? [new BookingTask(Queues.Mails, mails.Write(before, after))] : Array.Empty<BookingTask>()];
            if (await bookings.ChangeAsync(before, after, work, cancellationToken))
                return after;
        }

        throw new StoreUnavailableException("Others change this booking all the time.");
    }

    /// <summary>Follows what somebody did with the record in the CRM. Whoever was invited by this service is told.</summary>
    /// <param name="changed">The booking as the record shows it.</param>
    public IReadOnlyList<Effect> Follow(Booking before, Booking changed)
    {
        var isTold = mails.IsConfigured && (before.Notice == BookingNotice.Email || before.Told == BookingNotice.Email) && changed.EndAt > time.GetUtcNow();
        var after = Next(before, changed, isTold);
        return [new BookingChanged(before, after with { RecordedSequence = after.Sequence }, isTold ? mails.Write(before, after) : null)];
    }

    /// <summary>Follows the deletion of the record.</summary>
    public IReadOnlyList<Effect> CalledOffInCrm(Booking booking) => booking.Status == BookingStatus.Confirmed
        ? Follow(booking, booking with { Status = BookingStatus.Cancelled, CancelReason = GoneReason })
        : [];

    private Booking Next(Booking before, Booking changed, bool isTold) => (isTold ? mails.Organized(changed) : changed) with
    {
        Sequence = before.Sequence + 1,
        UpdatedAt = time.GetKeptNow(after: before.UpdatedAt),
        Told = isTold ? BookingNotice.Email : BookingNotice.None,
    };
}

/// <summary>Writes the mails that tell of bookings.</summary>
internal sealed class BookingMails(InvitationLetters letters, IMailSender mail)
{
    /// <summary>True when this service can send mail.</summary>
    public bool IsConfigured => mail.IsConfigured;

    /// <summary>True when this service tells of a change.</summary>
    /// <param name="notice">Who is to, in the words of whoever changes it; null leaves it to the booking.</param>
    public bool Tells(Booking booking, BookingNotice? notice) => mail.IsConfigured && (notice ?? booking.Notice) is not BookingNotice.None;

    /// <summary>The booking with whoever its mails name as organizer: the first one settles that, because calendars refuse a change by anybody else.</summary>
    public Booking Organized(Booking booking) => EmailAddress.TryParse(booking.OrganizerEmail, out _) ? booking : booking with { OrganizerEmail = mail.From };

    /// <summary>JSON: the mail that tells of the booking as it is.</summary>
    /// <param name="before">As it was: it says whether this service has invited already.</param>
    public string Write(Booking before, Booking booking)
    {
        var isInvited = before.Told == BookingNotice.Email || before is { Notice: BookingNotice.Email, Status: BookingStatus.Confirmed };
        return JsonSerializer.Serialize(letters.Write(booking, booking.IsHeld ? InviteMethod.Request : InviteMethod.Cancel, isInvited));
    }

    /// <summary>JSON: the mail that tells in words that nothing is booked.</summary>
    public string WriteRefusal(Booking booking) => JsonSerializer.Serialize(letters.WriteRefusal(booking));
}

internal static class BookingClock
{
    /// <summary>The time as it is kept, to the millisecond.</summary>
    /// <param name="after">It is later than this one, whatever clocks say.</param>
    public static DateTimeOffset GetKeptNow(this TimeProvider time, DateTimeOffset after = default)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        return now > after ? now : after.AddMilliseconds(1);
    }
}
