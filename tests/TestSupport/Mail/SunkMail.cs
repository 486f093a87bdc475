namespace TestSupport.Mail;

/// <summary>A mail as it came.</summary>
/// <param name="Sender">Of the envelope, as are the recipients.</param>
/// <param name="Raw">Its octets, one in each character.</param>
public sealed record SunkMail(string Sender, IReadOnlyList<string> Recipients, string Raw)
{
    public MimeSection Mime { get; } = MimeSection.Parse(Raw);

    public string? MessageId => Mime.Header("Message-Id")?.Trim('<', '>');

    /// <summary>The invitation in it; null when there is none.</summary>
    public MimeSection? Invitation => Mime.Parts.FirstOrDefault(part => part.Type == "text/calendar");

    /// <summary>The value of a line of the invitation's meeting, such as <c>UID</c>, without its parameters.</summary>
    public string? Event(string name)
    {
        var lines = (Invitation?.Text ?? "").Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        var line = lines.SkipWhile(line => line != "BEGIN:VEVENT").FirstOrDefault(line => line.StartsWith($"{name}:", StringComparison.Ordinal) || line.StartsWith($"{name};", StringComparison.Ordinal));
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    public override string ToString() => $"{MessageId} for {Recipients.Count}";
}
