using System.Text.Json;
using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Delivery;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling.Mails;

/// <summary>
/// Sends invitations, those of one booking one after the other. A server that is away is waited for until the meeting is over;
/// what it refuses becomes a dead letter. One recipient who has to wait, or is refused, keeps no other one waiting.
/// </summary>
internal sealed class MailWork(IMailSender sender, IBookings bookings, IQueues queues, MailTrouble trouble, TimeProvider time) : IQueueWork
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    public string Queue => Queues.Mails;

    /// <summary>Connections to the server at once.</summary>
    public int Parallel => 8;

    /// <summary>For mails of which nobody knows whether the server has them: each try may be one mail more for people, so they are few.</summary>
    public RetrySchedule Schedule { get; } = new(TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), Attempts: 6);

    public async Task<IReadOnlyList<Effect>> DoAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        var mail = JsonSerializer.Deserialize<InvitationMail>(message.Payload) ?? throw new JsonException("There is no mail in it.");
        if (await bookings.FindAsync(message.Lane, cancellationToken) is not { } booking || await IsOvertakenAsync(mail, booking, message, cancellationToken))
            return [];    // its person was erased, or whoever it is for is told of something newer
        var isOver = booking.EndAt <= time.GetUtcNow();
        if (isOver && mail.IsInvitation)
            throw new MailRefusedException("The meeting was over before the mail server took the invitation.");
        try
        {
            var receipt = await sender.SendAsync(mail, cancellationToken);
            trouble.End();
            return RestOf(mail, message.Lane, receipt);
        }
        catch (MailRefusedException)
        {
            trouble.End();    // it takes others
            throw;
        }
        catch (MailUnavailableException away)
        {
            trouble.Note(away.Message);
            if (isOver)
                throw new MailRefusedException($"The meeting is over. {away.Message}");
            throw new PostponedException(away.Message, WaitAfter(time.GetUtcNow() - message.EnqueuedAt), away);
        }
    }

    // A dead letter that is replayed, or a recipient who had to wait, may come after the mail that tells of a later change: calendars and people would take
    // the old one for the new. In its turn a mail is sent all the same: the later one follows.
    private async Task<bool> IsOvertakenAsync(InvitationMail mail, Booking booking, QueueMessage message, CancellationToken cancellationToken) =>
        mail.Sequence < booking.Sequence && (booking.Told == BookingNotice.Email || !booking.IsHeld) && (mail.IsRest || !await queues.HasLaterAsync(message, cancellationToken));

    private static IReadOnlyList<Effect> RestOf(InvitationMail mail, string lane, MailReceipt receipt) =>
        [.. new[] { receipt.Refused, receipt.Deferred }.Where(to => to.Count > 0).Select(to => new WorkLeft(Queues.Mails, lane, JsonSerializer.Serialize(mail with { To = to, IsRest = true })))];

    /// <summary>The older, the longer: a server that was away for a moment is asked soon again, and one that is away for hours not by thousands at once.</summary>
    private static TimeSpan WaitAfter(TimeSpan age) =>
        TimeSpan.FromSeconds(Math.Clamp(age.TotalSeconds / 4, ShortestWait.TotalSeconds, LongestWait.TotalSeconds)) * (0.7 + (0.3 * Random.Shared.NextDouble()));
}
