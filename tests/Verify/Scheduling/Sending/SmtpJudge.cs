using TestSupport.Mail;

namespace Verify.Scheduling.Sending;

/// <summary>What has to hold of the mails that a server saw: each rule with what breaks it. Nothing but the mails is looked at.</summary>
internal static class SmtpJudge
{
    public const string Lost = "mails that are lost";
    public const string OfAnotherMethod = "mails of another method than their sequence has";
    public const string Changed = "mails that were another one when they were tried again";
    public const string OfOneId = "Message-IDs of two mails";
    public const string Unwanted = "mails that nobody asked for";
    public const string Unreached = "people who do not know how their meeting stands";
    public const string Missed = "people who missed a mail though nobody was put off or refused alone";
    public const string Disordered = "people whose mails came out of order";
    public const string Twice = "people who got a mail twice from a server that only took its time";
    public const string TooOften = "people who got a mail more often than it may be sent";
    public const string Strangers = "mails to somebody else";

    /// <summary>A mail of which nobody knows whether the server has it is tried so often.</summary>
    private const int MostTries = 6;

    public static IReadOnlyList<(string Rule, IReadOnlyList<string> Wrong)> Judge(SentMails sent)
    {
        List<SentInvitation> taken = [.. sent.Taken.Select(SentInvitation.Of)];
        List<SentInvitation> tries = [.. sent.Tries.Select(SentInvitation.Of)];
        return [.. OfMails(sent, taken, tries), .. OfPeople(sent, sent.Taken.Zip(taken).SelectMany(pair => pair.First.Recipients.Select(person => (pair.Second, person))))];
    }

    /// <summary>A mail that is sent again is the same one.</summary>
    public static IEnumerable<(string Rule, IReadOnlyList<string> Wrong)> OfRepeats(IReadOnlyList<SentInvitation> tries)
    {
        yield return Found(Changed, tries.GroupBy(mail => (mail.Booking, mail.Sequence)).Where(group => group.Distinct().Count() > 1).Select(group => $"{group.First()} | {group.Last()}"));
        yield return Found(OfOneId, tries.Distinct().GroupBy(mail => mail.MessageId, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    /// <summary>The bookings of which somebody has not got the last mail.</summary>
    public static IEnumerable<string> UnfinishedOf(IReadOnlyList<SunkMail> taken, IReadOnlyDictionary<string, Lifecycle> lives)
    {
        var reached = taken.Select(mail => (mail.Recipients, Mail: SentInvitation.Of(mail))).Where(one => one.Mail.Sequence == Lifecycle.Mails - 1).SelectMany(one => one.Recipients.Select(person => (one.Mail.Booking, person))).ToHashSet();
        return lives.Where(life => life.Value.People.Any(person => !reached.Contains((life.Key, person)))).Select(life => life.Key);
    }

    private static IEnumerable<(string, IReadOnlyList<string>)> OfMails(SentMails sent, IReadOnlyList<SentInvitation> taken, IReadOnlyList<SentInvitation> tries)
    {
        var byBooking = taken.ToLookup(mail => mail.Booking, StringComparer.Ordinal);
        yield return Found(Lost, sent.Lives.Keys.SelectMany(id => Sequences.Where(sequence => !byBooking[id].Any(mail => mail.Sequence == sequence)).Select(sequence => $"{id} {sequence}")));
        yield return Found(OfAnotherMethod, taken.Where(mail => mail.Method != (mail.Sequence == Lifecycle.Mails - 1 ? "CANCEL" : "REQUEST")).Select(mail => $"{mail}"));
        foreach (var rule in OfRepeats(tries))
            yield return rule;
        yield return Found(Unwanted, tries.Where(mail => !sent.Lives.ContainsKey(mail.Booking) || !Sequences.Contains(mail.Sequence)).Select(mail => $"{mail}"));
    }

    private static IEnumerable<(string, IReadOnlyList<string>)> OfPeople(SentMails sent, IEnumerable<(SentInvitation Mail, string Person)> received)
    {
        var each = received.ToLookup(one => (one.Mail.Booking, one.Person), one => one.Mail.Sequence);
        List<(string Booking, string Person)> invited = [.. sent.Lives.SelectMany(life => life.Value.People.Select(person => (life.Key, person)))];
        yield return Found(Unreached, invited.Where(one => !each[one].Contains(Lifecycle.Mails - 1)).Select(one => $"{one}"));
        yield return Found(Missed, invited.Where(one => !sent.Choosy.Contains(one.Booking) && Sequences.Except(each[one]).Any()).Select(one => $"{one}: {string.Join(", ", each[one])}"));
        yield return Found(Disordered, each.Where(one => !one.SequenceEqual(one.Order())).Select(one => $"{one.Key}: {string.Join(", ", one)}"));
        yield return Found(Twice, each.Where(one => sent.Patient.Contains(one.Key.Booking) && one.Distinct().Count() != one.Count()).Select(one => $"{one.Key}: {string.Join(", ", one)}"));
        yield return Found(TooOften, each.Where(one => one.CountBy(sequence => sequence).Any(pair => pair.Value > MostTries)).Select(one => $"{one.Key}: {string.Join(", ", one)}"));
        yield return Found(Strangers, each.Where(one => !sent.Lives.TryGetValue(one.Key.Booking, out var life) || !life.People.Contains(one.Key.Person, StringComparer.Ordinal)).Select(one => $"{one.Key}"));
    }

    private static IEnumerable<int> Sequences => Enumerable.Range(0, Lifecycle.Mails);

    private static (string, IReadOnlyList<string>) Found(string rule, IEnumerable<string> wrong) => (rule, [.. wrong]);
}
