using System.Collections.Frozen;

namespace HubSpotCrm.Infrastructure.HubSpot.Webhooks;

/// <summary>HubSpot's event types in the record's own word.</summary>
internal static class HubSpotEventTypes
{
    private const string Generic = "object";
    private const string Unknown = "unknown";

    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["0-1"] = "contact",
        ["0-2"] = "company",
        ["0-3"] = "deal",
        ["0-5"] = "ticket",
        ["0-7"] = "product",
        ["0-8"] = "line_item",
        ["0-27"] = "task",
        ["0-46"] = "note",
        ["0-47"] = "meeting",
        ["0-48"] = "call",
        ["0-49"] = "email",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="type">As it was sent: <c>deal.creation</c>, <c>object.creation</c>.</param>
    /// <param name="objectTypeId">What a generic type is about: <c>0-48</c>.</param>
    /// <returns>The type with the record's own word where one is known, and that word; a generic type of an unknown object keeps its type, and the id stands for the word.</returns>
    public static (string Type, string? ObjectType) Translate(string? type, string? objectTypeId)
    {
        if (string.IsNullOrEmpty(type))
            return (Unknown, Word(objectTypeId));
        var dot = type.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0)
            return (type, Word(objectTypeId));
        var word = type[..dot];
        if (word != Generic)
            return (type, word);
        return objectTypeId is not null && Words.TryGetValue(objectTypeId, out var own) ? ($"{own}{type[dot..]}", own) : (type, objectTypeId);
    }

    /// <summary>The word for an object type, given by its id or by its name in capitals.</summary>
    public static string? Word(string? typeIdOrName) => typeIdOrName is null ? null : Words.GetValueOrDefault(typeIdOrName, typeIdOrName.ToLowerInvariant());
}
