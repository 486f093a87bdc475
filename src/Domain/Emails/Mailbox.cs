using HubSpotCrm.Domain.Contacts;

namespace HubSpotCrm.Domain.Emails;

/// <summary>An address with or without a name: <c>Sam Lee &lt;sam.lee@example.com&gt;</c>.</summary>
public static class Mailbox
{
    /// <summary>Splits a mailbox; a text without angle brackets is the address alone.</summary>
    public static (string? Name, string Address) Parse(string mailbox)
    {
        var text = mailbox.Trim();
        var open = text.LastIndexOf('<');
        if (open < 0 || !text.EndsWith('>'))
            return (null, text);
        var name = text[..open].Trim();
        return (name.Length == 0 ? null : name, text[(open + 1)..^1].Trim());
    }

    public static string Write(string? name, string address) => string.IsNullOrEmpty(name) ? address : $"{name} <{address}>";

    /// <summary>True when the address is one and the name holds nothing that could end it.</summary>
    public static bool IsWellFormed(string? mailbox)
    {
        if (string.IsNullOrWhiteSpace(mailbox))
            return false;
        var (name, address) = Parse(mailbox);
        return EmailAddress.TryParse(address, out _) && (name is null || !name.AsSpan().ContainsAny("<>\"\r\n"));
    }
}
