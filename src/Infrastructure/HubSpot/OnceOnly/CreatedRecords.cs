using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.OnceOnly;

/// <summary>Tells whether a record is the one that a creation made: made at that time, with the values that were written.</summary>
internal static partial class CreatedRecords
{
    /// <summary>How far HubSpot's clock and ours may be apart.</summary>
    public static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(1);

    private const string Timestamp = "hs_timestamp";

    // Deals and tickets may be given another date of creation.
    private static readonly string[] CreateDates = ["createdate", "hs_createdate"];

    public static bool IsOf<T>(Creation<T> creation, HubSpotRecord record)
        where T : class
    {
        var from = creation.TriedSince - ClockDifference;
        return (SetsCreateDate(creation) || record.CreatedAt >= from)
            && creation.Written.All(pair => IsSame(pair.Value, record.Properties.GetValueOrDefault(pair.Key)) || (pair.Key == Timestamp && IsOfATry(creation, pair.Value, record.Properties.GetValueOrDefault(pair.Key))));
    }

    public static bool SetsCreateDate<T>(Creation<T> creation)
        where T : class => CreateDates.Any(creation.Written.ContainsKey);

    // "It happened now" is another moment in each try.
    private static bool IsOfATry<T>(Creation<T> creation, string? written, string? stored)
        where T : class => Moment(written) >= creation.TriedSince - ClockDifference && Moment(stored) >= creation.TriedSince - ClockDifference;

    // HubSpot writes numbers and times in its own way, cleans HTML, and puts e-mails in lower case.
    private static bool IsSame(string? written, string? stored)
    {
        if (string.Equals(written, stored, StringComparison.OrdinalIgnoreCase) || written is ['{', ..])
            return true;
        if (written is null || stored is null)
            return false;
        if (decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && decimal.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var other))
            return number == other;
        return (Moment(written) is { } moment && moment == Moment(stored)) || string.Equals(Plain(written), Plain(stored), StringComparison.OrdinalIgnoreCase);
    }

    private static DateTimeOffset? Moment(string? value) => new PropertyBag(new(StringComparer.Ordinal) { [Timestamp] = value }).Moment(Timestamp);

    private static string Plain(string text) => string.Concat(WebUtility.HtmlDecode(Tag.Replace(text, "")).Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex("<[^>]{0,10000}>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag { get; }
}
