using TestSupport.Mail;

namespace Verify.Scheduling.Sending;

/// <summary>A mail server in trouble.</summary>
internal sealed record SmtpOutage(string Name, Func<SmtpSink, Task> Begin, Func<SmtpSink, Task> End)
{
    public static IReadOnlyList<SmtpOutage> All { get; } =
    [
        new("away", sink => sink.ShutAsync(), sink => Do(sink.Open)),
        new("puts off", sink => Do(() => sink.Greylists = true), sink => Do(() => sink.Greylists = false)),
        Of("lets nobody in", SmtpTrouble.Answer(SmtpStep.Greeting, 421)),
        Of("takes no recipients now", SmtpTrouble.Answer(SmtpStep.Recipient, 450)) with { IsChoosy = true },
        Of("has one recipient wait", SmtpTrouble.Answer(SmtpStep.Recipient, 452) with { About = "person" }) with { IsChoosy = true },
        Of("refuses one recipient", SmtpTrouble.Answer(SmtpStep.Recipient, 550) with { About = "guest0-" }) with { IsChoosy = true },
        Of("breaks off before the mail", SmtpTrouble.Drop(SmtpStep.Data)),
        Of("breaks off without having kept it", SmtpTrouble.Drop(SmtpStep.Content)),
        Of("breaks off having kept it", SmtpTrouble.Drop(SmtpStep.Taken)),
        Of("says nothing", SmtpTrouble.Wait(SmtpStep.Data, TimeSpan.FromHours(1))),
        Of("looks long into each mail", SmtpTrouble.Wait(SmtpStep.Taken, TimeSpan.FromSeconds(40))) with { IsPatient = true },
    ];

    /// <summary>True when it takes all that it gets, and takes its time.</summary>
    public bool IsPatient { get; init; }

    /// <summary>True when it may take a mail for some of its recipients only: the others then get the newest one, and may miss what it has overtaken.</summary>
    public bool IsChoosy { get; init; }

    private static SmtpOutage Of(string name, SmtpTrouble trouble) => new(name, sink => Do(() => sink.Break(trouble)), sink => Do(sink.Heal));

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
