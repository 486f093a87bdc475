using System.Globalization;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Properties;

namespace HubSpotSandbox.Search;

/// <summary>A value as its type compares: numbers and dates by size, choices exactly, other text without case (FACTS §5).</summary>
internal readonly record struct ComparedValue(decimal? Number, string Text, bool Exact)
{
    public static ComparedValue? Read(PropertyDefinition definition, string text) => definition.Type switch
    {
        "number" => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new(number, text, true) : null,
        "date" or "datetime" => Dates.Read(text) is { } moment ? new(moment.ToUnixTimeMilliseconds(), text, true) : null,
        _ => new(null, text, definition.IsChoice),
    };

    /// <summary>A filter's value, refused when it does not fit the property's type.</summary>
    public static ComparedValue ReadFilter(PropertyDefinition definition, string text) => Read(definition, text)
        ?? throw new RefusedException(ApiErrors.Invalid($"There was a problem with the request: {text} is not a {definition.Type} value for {definition.Name}"));

    public int Against(ComparedValue other) => Number is { } mine && other.Number is { } theirs
        ? mine.CompareTo(theirs)
        : string.Compare(Text, other.Text, Exact ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
}
