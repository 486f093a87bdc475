using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HubSpotCrm.Domain.Contacts;

/// <summary>
/// An e-mail address as the key of a contact: trimmed and in lower case, as HubSpot compares it. Hides itself in
/// logs; use <see cref="Value"/> where the address itself is meant.
/// </summary>
public sealed record EmailAddress
{
    private const int MaxLength = 254;

    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    /// <exception cref="FormatException">The text is not an address.</exception>
    public static EmailAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException("Not an e-mail address.");

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out EmailAddress? address)
    {
        var trimmed = text?.Trim();
        address = trimmed is not null && IsAddress(trimmed) ? new EmailAddress(trimmed.ToLowerInvariant()) : null;
        return address is not null;
    }

    public override string ToString() => "***@***";

    private static bool IsAddress(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return text.Length <= MaxLength && at is > 0 and <= 64 && at == text.LastIndexOf('@')
            && IsDomain(text.AsSpan(at + 1)) && !HasForbidden(text);
    }

    private static bool IsDomain(ReadOnlySpan<char> domain) =>
        domain.Length >= 3 && domain.Contains('.') && domain[0] is not ('.' or '-') && domain[^1] is not ('.' or '-')
        && !domain.Contains("..", StringComparison.Ordinal);

    private static bool HasForbidden(string text)
    {
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format || c is '<' or '>' or '(' or ')' or '[' or ']' or ',' or ';' or ':' or '\\' or '"' or '/')
                return true;
        }

        return false;
    }
}
