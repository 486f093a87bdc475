using System.Text;
using System.Text.RegularExpressions;
using TestSupport.Mail;

namespace Verify.Scheduling.Sending;

/// <summary>The control of <see cref="SmtpCheck"/>: of the mails of a run one thing at a time is broken, and that very rule must see it; what changes nothing must be seen by none.</summary>
internal static partial class BrokenMails
{
    private const string Mallory = "mallory@example.com";

    private static readonly (string Name, string Rule, Func<SentMails, SentMails?> Break)[] Breaks =
    [
        ("a mail does not come", SmtpJudge.Lost, sent => Without(sent, mail => mail.Sequence == 1)),
        ("an update is a cancellation", SmtpJudge.OfAnotherMethod, sent => Each(sent, Is(sent, 1), mail => Said(mail, "method=REQUEST", "method=CANCEL"))),
        ("a repeat has another Message-ID", SmtpJudge.Changed, sent => Repeat(sent, mail => Id.Replace(mail, "${name}x."))),
        ("each try has another Message-ID", SmtpJudge.Changed, sent => sent with { Tries = [.. sent.Tries.Select((mail, number) => With(mail, Id.Replace(mail.Raw, $"${{name}}{number}.")))] }),
        ("a repeat has another UID", SmtpJudge.OfOneId, sent => Repeat(sent, mail => Calendar(mail, text => text.Replace("\r\nUID:bk_", "\r\nUID:bk_0", StringComparison.Ordinal)))),
        ("a repeat has another SEQUENCE", SmtpJudge.OfOneId, sent => Repeat(sent, mail => Calendar(mail, text => text.Replace("\r\nSEQUENCE:", "\r\nSEQUENCE:1", StringComparison.Ordinal)))),
        ("a repeat says something else", SmtpJudge.Changed, sent => Repeat(sent, mail => Calendar(mail, text => text.Replace("\r\nSUMMARY:", "\r\nSUMMARY:x", StringComparison.Ordinal)))),
        ("a mail of a booking that is none", SmtpJudge.Unwanted, sent => sent with { Lives = sent.Lives.Skip(1).ToDictionary(StringComparer.Ordinal) }),
        ("somebody does not hear the last", SmtpJudge.Unreached, sent => Each(sent, Is(sent, Lifecycle.Mails - 1), mail => mail with { Recipients = [.. mail.Recipients.Skip(1)] })),
        ("somebody misses one between", SmtpJudge.Missed, sent => Each(sent, Is(sent, 1), mail => mail with { Recipients = [.. mail.Recipients.Skip(1)] })),
        ("the cancellation comes before the request", SmtpJudge.Disordered, sent => sent with { Taken = [.. sent.Taken.Reverse()] }),
        ("an update comes after the cancellation", SmtpJudge.Disordered, sent => Last(sent, Is(sent, 1), copies: 1)),
        ("a patient server gets a mail twice", SmtpJudge.Twice, sent => Last(sent, Of(sent, mail => sent.Patient.Contains(mail.Booking)), copies: 1)),
        ("a mail comes again and again", SmtpJudge.TooOften, sent => Last(sent, Is(sent, Lifecycle.Mails - 1), copies: 6)),
        ("somebody else reads it", SmtpJudge.Strangers, sent => Each(sent, Is(sent, 0), mail => mail with { Recipients = [.. mail.Recipients, Mallory] })),
    ];

    private static readonly (string Name, Func<SentMails, SentMails?> Change)[] Harmless =
    [
        ("bookings take turns in another way", sent => sent with { Taken = [.. sent.Taken.OrderBy(mail => SentInvitation.Of(mail).Booking, StringComparer.Ordinal)] }),
        ("mails come on another day, and on other ways", sent => sent with { Tries = [.. sent.Tries.Select((mail, number) => With(mail, $"Received: by mx{number}.example.net\r\n{mail.Raw}"))] }),
        ("each recipient gets a mail of their own", sent => sent with { Taken = [.. sent.Taken.SelectMany(mail => mail.Recipients.Select(person => mail with { Recipients = [person] }))] }),
        ("the same one comes once more", sent => Last(sent, Of(sent, mail => mail.Sequence == Lifecycle.Mails - 1 && !sent.Patient.Contains(mail.Booking)), copies: 1)),
    ];

    /// <summary>What the judge does not see, and what it sees where nothing is.</summary>
    public static (IReadOnlyList<string> Unseen, IReadOnlyList<string> Accused) Judge(SentMails sent)
    {
        var before = Count(sent);
        List<string> unseen = [.. Breaks.Where(each => each.Break(sent) is not { } broken || Count(broken)[each.Rule] <= before[each.Rule]).Select(each => each.Name)];
        List<string> accused = [.. Harmless.Where(each => each.Change(sent) is not { } changed || Count(changed).Any(rule => rule.Value > before[rule.Key])).Select(each => each.Name)];
        return (unseen, accused);
    }

    private static Dictionary<string, int> Count(SentMails sent) => SmtpJudge.Judge(sent).ToDictionary(found => found.Rule, found => found.Wrong.Count, StringComparer.Ordinal);

    /// <summary>The first mail of which that is so; null when there is none.</summary>
    private static SunkMail? Of(SentMails sent, Func<SentInvitation, bool> isMeant) => sent.Taken.FirstOrDefault(mail => isMeant(SentInvitation.Of(mail)));

    // Of a booking whose mails each came once, so that nothing else stands in for it.
    private static SunkMail? Is(SentMails sent, int sequence)
    {
        var once = sent.Taken.Select(SentInvitation.Of).CountBy(mail => mail.Booking, StringComparer.Ordinal).Where(pair => pair.Value == Lifecycle.Mails && !sent.Choosy.Contains(pair.Key)).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        return Of(sent, mail => mail.Sequence == sequence && once.Contains(mail.Booking));
    }

    private static SentMails? Without(SentMails sent, Func<SentInvitation, bool> isMeant) => Of(sent, isMeant) is { MessageId: { } id } ? sent with { Taken = [.. sent.Taken.Where(mail => mail.MessageId != id)] } : null;

    private static SentMails? Each(SentMails sent, SunkMail? meant, Func<SunkMail, SunkMail> change) =>
        meant is null ? null : sent with { Taken = [.. sent.Taken.Select(mail => mail.MessageId == meant.MessageId ? change(mail) : mail)] };

    private static SentMails? Last(SentMails sent, SunkMail? meant, int copies) => meant is null ? null : sent with { Taken = [.. sent.Taken, .. Enumerable.Repeat(meant, copies)] };

    /// <summary>Changes the last try of a mail that was tried more than once.</summary>
    private static SentMails? Repeat(SentMails sent, Func<string, string> change)
    {
        var repeated = sent.Tries.CountBy(mail => mail.MessageId ?? "", StringComparer.Ordinal).FirstOrDefault(pair => pair.Value > 1).Key;
        if (repeated is null)
            return null;
        List<SunkMail> tries = [.. sent.Tries];
        var at = tries.FindLastIndex(mail => mail.MessageId == repeated);
        tries[at] = With(tries[at], change(tries[at].Raw));
        return sent with { Tries = tries };
    }

    private static SunkMail With(SunkMail mail, string raw) => new(mail.Sender, mail.Recipients, raw);

    private static SunkMail Said(SunkMail mail, string before, string after) => With(mail, mail.Raw.Replace(before, after, StringComparison.Ordinal));

    private static string Calendar(string raw, Func<string, string> change)
    {
        var calendar = new SunkMail("", [], raw).Invitation ?? throw new InvalidOperationException("There is no calendar in the mail.");
        return raw.Replace(calendar.Body, Convert.ToBase64String(Encoding.UTF8.GetBytes(change(calendar.Text)), Base64FormattingOptions.InsertLineBreaks), StringComparison.Ordinal);
    }

    [GeneratedRegex("(?<name>Message-Id:\\s*<)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Id { get; }
}
