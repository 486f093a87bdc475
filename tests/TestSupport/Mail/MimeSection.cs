using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TestSupport.Mail;

/// <summary>A mail, or a part of one, read by the rules of RFC 5322, 2045 and 2046; nothing of the service's libraries takes part.</summary>
/// <param name="Body">Its octets, one in each character.</param>
public sealed partial record MimeSection(IReadOnlyList<(string Name, string Value)> Headers, string Body)
{
    private const string LineEnd = "\r\n";

    /// <summary>Such as <c>text/plain</c>, in lower case.</summary>
    public string Type => (Header("Content-Type") ?? "text/plain").Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>Of a multipart; empty otherwise.</summary>
    public IReadOnlyList<MimeSection> Parts => Type.StartsWith("multipart/", StringComparison.Ordinal) && Parameter("boundary") is { } boundary
        ? [.. $"{LineEnd}{Body}".Split($"{LineEnd}--{boundary}")[1..^1].Select(part => Parse(part[LineEnd.Length..]))]
        : [];

    /// <summary>The body as it was meant: decoded, and read as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Header("Content-Transfer-Encoding")?.ToLowerInvariant() switch
    {
        "base64" => Convert.FromBase64String(Body),
        "quoted-printable" => Encoding.Latin1.GetBytes(Quoted.Replace(Body.Replace($"={LineEnd}", "", StringComparison.Ordinal), match => $"{(char)int.Parse(match.ValueSpan[1..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)}")),
        _ => Encoding.Latin1.GetBytes(Body),
    });

    /// <param name="raw">Octets, one in each character.</param>
    public static MimeSection Parse(string raw)
    {
        var end = raw.IndexOf($"{LineEnd}{LineEnd}", StringComparison.Ordinal);
        var (head, body) = end < 0 ? (raw, "") : (raw[..end], raw[(end + (2 * LineEnd.Length))..]);
        var lines = Fold.Replace(head, " ").Split(LineEnd);
        return new([.. lines.Select(line => line.Split(':', 2)).Select(pair => (pair[0].Trim(), pair[^1].Trim()))], body);
    }

    public string? Header(string name) => Headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Of the content type, such as <c>charset</c>.</summary>
    public string? Parameter(string name) =>
        Parameters.Matches(Header("Content-Type") ?? "").FirstOrDefault(match => match.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase))?.Groups["value"].Value;

    [GeneratedRegex("=[0-9A-Fa-f]{2}", RegexOptions.None, 1000)]
    private static partial Regex Quoted { get; }

    [GeneratedRegex(@"\r\n[ \t]+", RegexOptions.None, 1000)]
    private static partial Regex Fold { get; }

    [GeneratedRegex(";\\s*(?<name>[\\w-]+)=(\"(?<value>[^\"]*)\"|(?<value>[^\";\\s]*))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameters { get; }
}
