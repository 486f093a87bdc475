using System.Text;
using System.Text.Json;
using HubSpotCrm.Domain.Operations;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Outbox;

/// <summary>An operation that stands where a record's id is expected.</summary>
/// <param name="Operation">Its id.</param>
/// <param name="Type">The type of the record that is expected.</param>
/// <param name="Field">The member of the body that holds it; null in the address.</param>
/// <param name="Start">Where it is in the body.</param>
internal sealed record WriteReference(string Operation, CrmObjectType Type, string? Field, int Start = 0);

/// <summary>Finds operations in the address and the body of a write, and puts record ids in their place. A text that only looks like one, in a field, is left alone.</summary>
internal static class WriteReferences
{
    private const int Length = 35;
    private const string Element = "[]";
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 64 };

    /// <param name="path">The path below <c>/api/v1</c> is about records.</param>
    /// <param name="body">JSON; what is none has no operations in it.</param>
    public static IReadOnlyList<WriteReference> Find(string path, ReadOnlySpan<byte> body)
    {
        var found = new List<WriteReference>();
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 3; i < segments.Length; i++)
        {
            if (IsOperation(segments[i]) && IsPlural(segments[i - 1], out var type))
                found.Add(new(segments[i], type, Field: null));
        }

        if (segments.Length > 2 && IsPlural(segments[2], out var own) && body.IndexOf("\"op_"u8) >= 0)
            found.AddRange(FindIn(body, own));
        return found;
    }

    public static string InAddress(string address, IReadOnlyDictionary<(string Operation, CrmObjectType Type), string> ids)
    {
        var end = address.IndexOf('?', StringComparison.Ordinal);
        var segments = (end < 0 ? address : address[..end]).Split('/');
        for (var i = segments.Length - 1; i > 0; i--)
        {
            if (IsPlural(segments[i - 1], out var type) && ids.TryGetValue((segments[i], type), out var id))
                segments[i] = id;
        }

        return string.Join('/', segments) + (end < 0 ? "" : address[end..]);
    }

    /// <summary>What the route has read from the address. One operation may stand in it for two records: then the second one is <c>toId</c>.</summary>
    public static void InRoute(RouteValueDictionary values, IReadOnlyList<WriteReference> references, IReadOnlyDictionary<(string Operation, CrmObjectType Type), string> ids)
    {
        var inAddress = references.Where(reference => reference.Field is null).ToLookup(reference => reference.Operation, reference => reference.Type, StringComparer.Ordinal);
        foreach (var (name, value) in values.ToList())
        {
            if (value is string text && inAddress.Contains(text) && ids.TryGetValue((text, name == "toId" ? inAddress[text].Last() : inAddress[text].First()), out var id))
                values[name] = id;
        }
    }

    public static ReadOnlyMemory<byte> InBody(ReadOnlyMemory<byte> body, IReadOnlyList<WriteReference> references, IReadOnlyDictionary<(string Operation, CrmObjectType Type), string> ids)
    {
        var places = references.Where(reference => reference.Field is not null && ids.ContainsKey((reference.Operation, reference.Type))).OrderBy(reference => reference.Start).ToList();
        if (places.Count == 0)
            return body;
        var replaced = new MemoryStream(body.Length);
        var at = 0;
        foreach (var place in places)
        {
            replaced.Write(body.Span[at..place.Start]);
            replaced.Write(Encoding.ASCII.GetBytes(ids[(place.Operation, place.Type)]));
            at = place.Start + Length;
        }

        replaced.Write(body.Span[at..]);
        return replaced.ToArray();
    }

    /// <summary>Whether a segment of an address names an object type: like the router, it does not care for case.</summary>
    public static bool IsPlural(string segment, out CrmObjectType type) => CrmObjectTypes.TryParsePlural(segment.ToLowerInvariant(), out type);

    private static List<WriteReference> FindIn(ReadOnlySpan<byte> body, CrmObjectType own)
    {
        var found = new List<WriteReference>();
        var names = new string[Options.MaxDepth + 2];
        var hasKey = false;
        var reader = new Utf8JsonReader(body, Options);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                    names[reader.CurrentDepth] = reader.GetString()!;
                else if (reader.TokenType == JsonTokenType.StartArray)
                    names[reader.CurrentDepth + 1] = Element;
                else if (reader.TokenType == JsonTokenType.String && reader.CurrentDepth == 1 && names[1] == "by")
                    hasKey = true;
                else if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length == Length && IsOperation(Encoding.UTF8.GetString(reader.ValueSpan)) && Expected(names.AsSpan(1, reader.CurrentDepth), own) is { } expected)
                    found.Add(new(Encoding.UTF8.GetString(reader.ValueSpan), expected.Type, expected.Field, (int)reader.TokenStartIndex + 1));
            }
        }
        catch (Exception notJson) when (notJson is JsonException or InvalidOperationException)    // the second: a name that is half a surrogate pair
        {
            return [];    // who binds the body says what is wrong with it
        }

        return hasKey ? found.FindAll(reference => reference.Field != "ids") : found;    // values of that field, not ids
    }

    private static (CrmObjectType Type, string Field)? Expected(ReadOnlySpan<string> names, CrmObjectType own) => names switch
    {
        ["duplicateId"] => (own, "duplicateId"),
        ["ids", Element] => (own, "ids"),
        ["records", Element, "id"] => (own, "records.id"),
        ["associations", var plural, Element] when CrmObjectTypes.TryParsePlural(plural, out var type) => (type, $"associations.{plural}"),
        ["records", Element, .. { Length: > 1 } inner] => Expected(inner, own),
        _ => null,
    };

    private static bool IsOperation(string text) => text.Length == Length && Operation.IsId(text) && text.AsSpan(Operation.IdStart.Length).IndexOfAnyExcept(Hex) < 0;

    private static System.Buffers.SearchValues<char> Hex { get; } = System.Buffers.SearchValues.Create("0123456789abcdef");
}
