using TestSupport.Mail;
using Verify.Rig;
using Verify.Workflows;

namespace Verify.Scheduling;

/// <summary>A mail server in trouble.</summary>
internal sealed record SmtpOutage(string Name, Func<SmtpSink, Task> Begin, Func<SmtpSink, Task> End)
{
    public static IReadOnlyList<SmtpOutage> All { get; } =
    [
        new("away", sink => sink.ShutAsync(), sink => Do(sink.Open)),
        new("puts off", sink => Do(() => sink.Greylists = true), sink => Do(() => sink.Greylists = false)),
        Of("lets nobody in", SmtpTrouble.Answer(SmtpStep.Greeting, 421)),
        Of("takes no recipients now", SmtpTrouble.Answer(SmtpStep.Recipient, 450)),
        Of("has one recipient wait", SmtpTrouble.Answer(SmtpStep.Recipient, 452) with { About = "person" }),
        Of("refuses one recipient", SmtpTrouble.Answer(SmtpStep.Recipient, 550) with { About = "guest0-" }),
        Of("breaks off before the mail", SmtpTrouble.Drop(SmtpStep.Data)),
        Of("breaks off without having kept it", SmtpTrouble.Drop(SmtpStep.Content)),
        Of("breaks off having kept it", SmtpTrouble.Drop(SmtpStep.Taken)),
        Of("says nothing", SmtpTrouble.Wait(SmtpStep.Data, TimeSpan.FromHours(1))),
        Of("looks long into each mail", SmtpTrouble.Wait(SmtpStep.Taken, TimeSpan.FromSeconds(40))) with { IsPatient = true },
    ];

    /// <summary>True when it takes all that it gets, and takes its time.</summary>
    public bool IsPatient { get; init; }

    private static SmtpOutage Of(string name, SmtpTrouble trouble) => new(name, sink => Do(() => sink.Break(trouble)), sink => Do(sink.Heal));

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}

/// <summary>An invitation as the server saw it.</summary>
internal sealed record SentInvitation(string Booking, int Sequence, string Method, string MessageId, string Calendar)
{
    /// <summary>Whom it went to this time; it is the same one also when it comes for the others.</summary>
    public static IReadOnlyList<(SentInvitation Mail, string Recipient)> Each(IReadOnlyList<SunkMail> mails, IReadOnlyList<SentInvitation> read) =>
        [.. mails.Zip(read).SelectMany(pair => pair.First.Recipients.Select(recipient => (pair.Second, recipient)))];

    /// <param name="isBroken">Each is given a Message-ID of its own, as a control.</param>
    public static IReadOnlyList<SentInvitation> Read(IReadOnlyList<SunkMail> mails, bool isBroken) =>
    [
        .. mails.Select((mail, number) => new SentInvitation(
            mail.Event("UID")?.Split('@')[0] ?? "", int.TryParse(mail.Event("SEQUENCE"), out var sequence) ? sequence : -1, mail.Invitation?.Parameter("method") ?? "",
            isBroken ? $"{number}.{mail.MessageId}" : mail.MessageId ?? "", mail.Invitation?.Text ?? "")),
    ];

    /// <summary>A mail that is sent again is the same one.</summary>
    /// <returns>How many were.</returns>
    public static int JudgeRepeats(Report report, IReadOnlyList<SentInvitation> tries)
    {
        var repeats = tries.GroupBy(mail => (mail.Booking, mail.Sequence)).ToList();
        Findings.None(report, "mails that were another one when they were tried again", repeats.Where(group => group.Distinct().Count() > 1).Select(group => $"{group.First()} | {group.Last()}"));
        Findings.None(report, "Message-IDs of two mails", tries.Distinct().GroupBy(mail => mail.MessageId, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));
        return repeats.Count(group => group.Count() > 1);
    }

    public override string ToString() => $"{MessageId} {Method} {Sequence}";
}
