using System.Globalization;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Infrastructure.HubSpot.Properties;

/// <summary>
/// Property values in HubSpot's notation, with one method for each kind of value. HubSpot clears a value with an empty
/// text (https://developers.hubspot.com/docs/api-reference/latest/crm/properties/guide). A value that is not of its kind
/// reads as none: what is in an account was not always written by the rules of today.
/// </summary>
internal sealed class PropertyBag(Dictionary<string, string?> values)
{
    public PropertyBag()
        : this(new(StringComparer.Ordinal))
    {
    }

    public Dictionary<string, string?> Values { get; } = values;

    public string? Text(string property) => Values.TryGetValue(property, out var value) && value is { Length: > 0 } ? value : null;

    public decimal? Number(string property) =>
        decimal.TryParse(Text(property), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A whole number; HubSpot may write one as <c>12.0</c>.</summary>
    public long? Whole(string property) => Number(property) is { } number && number == Math.Truncate(number) && number is >= long.MinValue and <= long.MaxValue ? (long)number : null;

    public bool? Flag(string property) => bool.TryParse(Text(property), out var flag) ? flag : null;

    /// <summary>A moment: ISO 8601, or milliseconds since 1970.</summary>
    public DateTimeOffset? Moment(string property)
    {
        var text = Text(property);
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds))
            return milliseconds >= MinMilliseconds && milliseconds <= MaxMilliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;
    }

    public void Set(string property, Optional<string> text) => Set(property, text, value => value);

    public void Set(string property, Optional<decimal?> number) => Set(property, number, value => value?.ToString(CultureInfo.InvariantCulture));

    public void Set(string property, Optional<long?> number) => Set(property, number, value => value?.ToString(CultureInfo.InvariantCulture));

    public void Set(string property, Optional<DateTimeOffset?> moment) =>
        Set(property, moment, value => value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    /// <param name="property">HubSpot's name.</param>
    /// <param name="value">What to write; nothing when it is not set.</param>
    /// <param name="write">HubSpot's text for a value; null clears.</param>
    public void Set<T>(string property, Optional<T> value, Func<T?, string?> write)
    {
        if (value.IsSet)
            Values[property] = write(value.Value) ?? "";
    }

    public void Set(IReadOnlyDictionary<string, string?> custom)
    {
        foreach (var (property, value) in custom)
            Values[property] = value ?? "";
    }

    private static readonly long MinMilliseconds = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long MaxMilliseconds = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
}
