using TestSupport.Mail;

namespace Verify.Scheduling.Sending;

/// <summary>What a mail server saw, and the bookings that it was to hear of.</summary>
/// <param name="Taken">In their order: twice what was sent twice.</param>
/// <param name="Tries">What came whole, whether it was taken or not.</param>
/// <param name="Lives">By the ids of the bookings.</param>
internal sealed record SentMails(IReadOnlyList<SunkMail> Taken, IReadOnlyList<SunkMail> Tries, IReadOnlyDictionary<string, Lifecycle> Lives)
{
    /// <summary>The bookings during whose mails the server only took its time.</summary>
    public IReadOnlySet<string> Patient { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The bookings of whose mails the server may have taken some for some of their recipients only.</summary>
    public IReadOnlySet<string> Choosy { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}

/// <summary>An invitation as the server saw it.</summary>
internal sealed record SentInvitation(string Booking, int Sequence, string Method, string MessageId, string Calendar)
{
    public static SentInvitation Of(SunkMail mail) => new(
        mail.Event("UID")?.Split('@')[0] ?? "", int.TryParse(mail.Event("SEQUENCE"), out var sequence) ? sequence : -1, mail.Invitation?.Parameter("method") ?? "", mail.MessageId ?? "", mail.Invitation?.Text ?? "");

    public override string ToString() => $"{MessageId} {Method} {Sequence}";
}
