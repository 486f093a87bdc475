using System.Text.Json;
using System.Text.Json.Serialization;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Hosting.Json;

/// <summary>
/// Reads a member of a partial update: a member that is there, null included, is set; one that is absent never reaches a
/// converter and stays absent.
/// </summary>
internal sealed class OptionalConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Optional<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(OptionalConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()), options)!;
}

internal sealed class OptionalConverter<T>(JsonSerializerOptions options) : JsonConverter<Optional<T>>
{
    private readonly JsonConverter<T> _value = (JsonConverter<T>)options.GetConverter(typeof(T));

    public override bool HandleNull => true;

    public override Optional<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Optional<T>.Of(reader.TokenType == JsonTokenType.Null ? default : _value.Read(ref reader, typeof(T), options));    // a deserialization of its own would lose the member's name in errors

    public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Value, options);
}
