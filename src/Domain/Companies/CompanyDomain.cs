using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HubSpotCrm.Domain.Companies;

/// <summary>An internet domain as the key of a company: in lower case, in ASCII (IDNA), without <c>www.</c> and a final dot.</summary>
public sealed record CompanyDomain
{
    private const int MaxLength = 253;
    private const int MaxLabel = 63;
    private const string Www = "www.";
    private static readonly IdnMapping Idna = new() { UseStd3AsciiRules = true };

    private CompanyDomain(string value) => Value = value;

    public string Value { get; }

    /// <summary>The ways in which a company's domain may be written in the CRM.</summary>
    public IReadOnlyList<string> Writings => InItsScript() is { } own && own != Value ? [Value, Www + Value, own, Www + own] : [Value, Www + Value];

    /// <exception cref="FormatException">The text is not a domain.</exception>
    public static CompanyDomain Parse(string text) => TryParse(text, out var domain) ? domain : throw new FormatException("Not a domain.");

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out CompanyDomain? domain)
    {
        domain = null;
        if (text is null || ToAscii(text.Trim().TrimEnd('.')) is not { } ascii)
            return false;
        var name = WithoutWww(ascii);
        if (!IsName(name))
            return false;
        domain = new CompanyDomain(name);
        return true;
    }

    // All of them, so that what is read back means the same again; but www.com is a name of its own.
    private static string WithoutWww(string name)
    {
        while (name.StartsWith(Www, StringComparison.Ordinal) && name.AsSpan(Www.Length).Contains('.'))
            name = name[Www.Length..];
        return name;
    }

    private string? InItsScript()
    {
        try
        {
            return Idna.GetUnicode(Value);
        }
        catch (ArgumentException)
        {
            return null;    // begins with xn-- and means nothing
        }
    }

    private static string? ToAscii(string text)
    {
        try
        {
            return text.Length is 0 or > MaxLength ? null : Idna.GetAscii(text.ToLowerInvariant());
        }
        catch (ArgumentException)
        {
            return null;    // letters that no domain can have
        }
    }

    private static bool IsName(string name) =>
        name.Length <= MaxLength && name.Contains('.', StringComparison.Ordinal) && name.Split('.').All(label => label.Length is > 0 and <= MaxLabel && label[0] != '-' && label[^1] != '-')
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.');
}
