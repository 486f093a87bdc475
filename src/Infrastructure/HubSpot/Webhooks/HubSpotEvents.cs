using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Webhooks;
using HubSpotCrm.Infrastructure.HubSpot.Properties;

namespace HubSpotCrm.Infrastructure.HubSpot.Webhooks;

/// <summary>Reads the events of a delivery. It takes whatever HubSpot may send, also what its documentation does not know yet: nothing acknowledged is refused here.</summary>
internal sealed class HubSpotEvents(IEnumerable<IPropertyNames> names)
{
    private const int MaxText = 400;
    private const int MaxValue = 65_536;

    private readonly Dictionary<string, IPropertyNames> _names = names.ToDictionary(each => each.ObjectType, StringComparer.Ordinal);

    /// <param name="body">A JSON array of objects, or one object.</param>
    public IReadOnlyList<CrmEvent> Parse(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.ValueKind == JsonValueKind.Array
            ? [.. json.RootElement.EnumerateArray().Select(item => ParseOne(item))]
            : [ParseOne(json.RootElement)];
    }

    private CrmEvent ParseOne(JsonElement item)
    {
        var (type, objectType) = HubSpotEventTypes.Translate(Text(item, "subscriptionType") ?? Text(item, "eventType"), Text(item, "objectTypeId") ?? Text(item, "fromObjectTypeId"));
        var property = Text(item, "propertyName");
        var merged = Merged(item);
        return new()
        {
            Key = HubSpotEventKeys.Of(item, type),
            Type = type,
            ObjectType = objectType,
            ObjectId = Text(item, "objectId") ?? Text(item, "fromObjectId") ?? Text(item, "primaryObjectId"),
            Property = property,
            Field = property is null ? null : FieldOf(objectType, property),
            Value = property is null ? null : Value(item, "propertyValue"),
            OccurredAt = Time(item),
            Merged = merged,
            Raw = item.GetRawText(),
        };
    }

    private string? FieldOf(string? objectType, string property) =>
        CrmObjectTypes.TryParseSingular(objectType, out var type) ? _names.GetValueOrDefault(type.Plural())?.FieldOf(property) : null;

    private static MergedRecords? Merged(JsonElement item)
    {
        if (!item.TryGetProperty("mergedObjectIds", out var ids) || ids.ValueKind != JsonValueKind.Array)
            return null;
        var primary = Text(item, "primaryObjectId");
        var survivor = Text(item, "newObjectId") ?? primary;
        if (survivor is null)
            return null;
        var gone = ids.EnumerateArray().Select(TextOf).Append(primary).OfType<string>().Where(id => id != survivor).Distinct(StringComparer.Ordinal);
        return new(survivor, [.. gone]);
    }

    /// <summary>A text or a number as text; null for everything else.</summary>
    internal static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? Cut(TextOf(value), MaxText) : null;

    private static string? Value(JsonElement item, string name) => item.TryGetProperty(name, out var value)
        ? Cut(value.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.True or JsonValueKind.False ? value.GetRawText() : TextOf(value), MaxValue)
        : null;

    internal static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => StringOf(value),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    // PostgreSQL stores no NUL, and half a surrogate pair is no text at all; what was sent stays in the raw object.
    private static string StringOf(JsonElement value)
    {
        try
        {
            var text = value.GetString()!;
            return text.Contains('\0', StringComparison.Ordinal) ? text.Replace('\0', '\uFFFD') : text;
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText();
        }
    }

    private static string? Cut(string? text, int most) => text is null || text.Length <= most
        ? text
        : text[..(Rune.DecodeLastFromUtf16(text.AsSpan(0, most), out _, out _) == OperationStatus.Done ? most : most - 1)];

    // None that can be believed: what stands for it must be the same when the event comes again.
    private static DateTimeOffset Time(JsonElement item) =>
        item.TryGetProperty("occurredAt", out var value) && long.TryParse(TextOf(value), NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at > 0 && at <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(at)
            : DateTimeOffset.UnixEpoch;
}
