namespace HubSpotSandbox.Writes;

/// <summary>The digits by which HubSpot finds a phone number: with and without the country code (FACTS §5).</summary>
internal static class PhoneNumbers
{
    private static readonly (string Property, string Calculated)[] Searched = [("phone", "phone_number"), ("mobilephone", "mobile_number")];

    private static readonly string[] TwoDigitCodes =
    [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58",
        "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
    ];

    public static IEnumerable<KeyValuePair<string, string?>> Calculated(IReadOnlyDictionary<string, string?> changes)
    {
        foreach (var (property, calculated) in Searched)
        {
            if (changes.TryGetValue(property, out var number))
            {
                var digits = number is null ? "" : string.Concat(number.Where(char.IsAsciiDigit));
                yield return new($"hs_searchable_calculated_{calculated}", OrNull(Local(number ?? "", digits)));
                yield return new($"hs_searchable_calculated_international_{calculated}", OrNull(digits));
            }
        }
    }

    private static string Local(string number, string digits)
    {
        if (!number.TrimStart().StartsWith('+'))
        {
            return digits;
        }

        return digits switch
        {
            ['1' or '7', ..] => digits[1..],
            { Length: > 2 } when TwoDigitCodes.Contains(digits[..2], StringComparer.Ordinal) => digits[2..],
            { Length: > 3 } => digits[3..],
            _ => digits,
        };
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
