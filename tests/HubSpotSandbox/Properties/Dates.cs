using System.Globalization;
using System.Text.RegularExpressions;

namespace HubSpotSandbox.Properties;

/// <summary>HubSpot's ways to write a date and a moment (FACTS §3.5).</summary>
internal static partial class Dates
{
    private static readonly string[] LooseFormats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd"];

    private static readonly string[] LooseMoments = ["yyyy-M-d H:m", "yyyy-M-d H:m:s", "yyyy/M/d H:m", "yyyy/M/d H:m:s", "yyyy-M-d'T'H:m", "yyyy-M-d'T'H:m:s"];

    public static string Text(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A documented form: a day, ISO 8601, or milliseconds since 1970.</summary>
    public static DateTimeOffset? Read(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds) && !IsCompactDay(text))
        {
            return Math.Abs(milliseconds) < 253402300800000 ? DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(milliseconds, -62135596800000)) : null;
        }

        return Iso().IsMatch(text) ? Parse(text) : null;
    }

    /// <summary>A form that only 2026-09 understands, and reports as normalised.</summary>
    public static DateTimeOffset? ReadLoosely(string text) =>
        DateTimeOffset.TryParseExact(text.Trim(), [.. LooseFormats, .. LooseMoments], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : null;

    private static bool IsCompactDay(string text) =>
        text.Length == 8 && DateTimeOffset.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static DateTimeOffset? Parse(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : null;

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Iso();
}
