using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HubSpotCrm.Api.Records;

/// <summary>HubSpot property name → text, number, boolean or null, for whatever the typed fields do not cover. Null clears.</summary>
[JsonConverter(typeof(CustomPropertiesConverter))]
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "The contract's word.")]
public sealed class CustomProperties : Dictionary<string, string?>
{
    public CustomProperties()
        : base(StringComparer.Ordinal)
    {
    }
}

/// <summary>Takes texts, numbers and booleans, and writes each as HubSpot wants it: as text.</summary>
internal sealed class CustomPropertiesConverter : JsonConverter<CustomProperties>
{
    public override CustomProperties Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException();
        var properties = new CustomProperties();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (!properties.TryAdd(name, ReadValue(ref reader)))
                throw new JsonException($"Duplicate property '{name}' encountered");
        }

        return properties;
    }

    public override void Write(Utf8JsonWriter writer, CustomProperties value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize<IReadOnlyDictionary<string, string?>>(writer, value, options);

    internal static string? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number when reader.TryGetDecimal(out var number) => number.ToString(CultureInfo.InvariantCulture),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Null => null,
        _ => throw new JsonException(),
    };
}
