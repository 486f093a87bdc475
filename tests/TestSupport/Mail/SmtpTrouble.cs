namespace TestSupport.Mail;

/// <summary>Where in a conversation something goes wrong.</summary>
public enum SmtpStep
{
    Greeting,
    Sender,
    Recipient,
    Data,

    /// <summary>The mail has come, and is not kept.</summary>
    Content,

    /// <summary>The mail is kept, and the client is not told so.</summary>
    Taken,
}

/// <summary>What a server does wrong.</summary>
public sealed record SmtpTrouble(SmtpStep Step)
{
    /// <summary>What is answered instead of the usual.</summary>
    public int? Status { get; init; }

    /// <summary>The connection is broken instead.</summary>
    public bool Drops { get; init; }

    /// <summary>How long it takes before anything is answered.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Only where the command, or the mail, holds this text.</summary>
    public string? About { get; init; }

    /// <summary>How often; afterwards all is well.</summary>
    public int Times { get; init; } = int.MaxValue;

    public static SmtpTrouble Answer(SmtpStep step, int status) => new(step) { Status = status };

    public static SmtpTrouble Drop(SmtpStep step) => new(step) { Drops = true };

    public static SmtpTrouble Wait(SmtpStep step, TimeSpan time) => new(step) { Delay = time };
}
