using System.Text.Json;
using System.Text.Json.Serialization;

namespace HubSpotCrm.Api.Hosting.Json;

/// <summary>Writes JSON as it came. Writing it anew would fail on texts that are none, such as half a surrogate pair, which JSON allows all the same.</summary>
internal sealed class RawJsonConverter : JsonConverter<JsonElement>
{
    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonElement.ParseValue(ref reader);

    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) => writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
}

/// <summary>Writes JSON as it came, and null where there is none.</summary>
internal sealed class RawJsonOrNullConverter : JsonConverter<JsonElement?>
{
    public override JsonElement? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonElement.ParseValue(ref reader);

    public override void Write(Utf8JsonWriter writer, JsonElement? value, JsonSerializerOptions options)
    {
        if (value is { } json)
            writer.WriteRawValue(json.GetRawText(), skipInputValidation: true);
        else
            writer.WriteNullValue();
    }
}
