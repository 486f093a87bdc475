using System.Globalization;
using System.Text.Json.Nodes;

namespace HubSpotCrm.Api.Workflows.Mapping;

/// <summary>Turns a caller's writing of an input into ours.</summary>
internal sealed class InputMapping(InputShape shape, InputOptions options, TimeZoneInfo zone)
{
    /// <summary>Who sends nonsense is told some of it.</summary>
    private const int MostNamed = 20;

    /// <summary>False when there is nothing to turn: the body may be passed on unread.</summary>
    public bool IsNeeded => options.Fields.Count + options.Defaults.Count + options.DateFormats.Count > 0 || !zone.Equals(TimeZoneInfo.Utc);

    /// <summary>Changes the body in place.</summary>
    /// <param name="body">As the caller wrote it.</param>
    /// <param name="names">Gets the caller's name of each of our members that it has another one for, and what is refused.</param>
    /// <param name="isForm">Whether it comes from a form, which has nothing but texts.</param>
    /// <param name="taken">Our names of what the caller may give; null for everything.</param>
    public void Apply(JsonObject body, CallersNames names, bool isForm, IReadOnlyList<string>? taken = null)
    {
        Rename(body, names);
        foreach (var path in taken is null ? [] : body.Beyond(taken).Take(MostNamed))
            names.Refuse(names.Of(path), $"Unknown member '{names.Of(path)}'.");
        if (isForm)
            ReadNumbers(body);
        Complete(body);
    }

    private void Rename(JsonObject body, CallersNames names)
    {
        foreach (var (theirs, ours) in options.Fields)
        {
            if (!body.Has(theirs) && !body.Has(ours))
                names.Offer(ours, theirs);
            else if (!body.Has(theirs))
                continue;    // by our own name
            else if (body.Has(ours) && ours != theirs)
                names.Refuse(theirs, $"Is the same as '{ours}': give one of them.");
            else if (body.TryPut(ours, body.Take(theirs)))
                names.Use(ours, theirs);
            else
                names.Refuse(theirs, "Cannot be put beside what else is given.");
        }
    }

    private void Complete(JsonObject body)
    {
        foreach (var (ours, value) in options.Defaults)
        {
            if (body.At(ours) is null)
                body.TryPut(ours, ValueOf(ours, value));
        }

        foreach (var path in shape.Times)
        {
            if (body.At(path) is JsonValue value && value.TryGetValue<string>(out var text) && TimeOf(text) is { } time)
                body.TryPut(path, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        }
    }

    private void ReadNumbers(JsonObject body)
    {
        foreach (var path in shape.Numbers)
        {
            if (body.At(path) is JsonValue value && value.TryGetValue<string>(out var text) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                body.TryPut(path, number);
        }
    }

    private JsonValue ValueOf(string path, string value) =>
        shape.KindOf(path) == MemberKind.Number && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(value);

    /// <summary>Null for what is not to be changed: it has a zone, or is no time.</summary>
    private DateTimeOffset? TimeOf(string text)
    {
        foreach (var format in options.DateFormats)
        {
            if (DateTime.TryParseExact(text.Trim(), format, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var written))
                return Here(written);
        }

        return IsIso(text) && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) && time.Kind == DateTimeKind.Unspecified ? Here(time) : null;
    }

    private static bool IsIso(string text) => text.Length >= 10 && text[4] == '-' && text[7] == '-';

    // An hour that the clocks pass over is taken as the one after it.
    private DateTimeOffset Here(DateTime written) => written.Kind switch
    {
        DateTimeKind.Utc => new(written),
        DateTimeKind.Local => new DateTimeOffset(written).ToUniversalTime(),
        _ when zone.IsInvalidTime(written) => Here(written.AddHours(1)),
        _ => new DateTimeOffset(written, zone.GetUtcOffset(written)).ToUniversalTime(),
    };
}
