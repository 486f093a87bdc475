using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HubSpotCrm.Api.Hosting.Json;

/// <summary>Times as a clock shows them, with its offset from UTC at that moment: for answers that are about a time zone.</summary>
internal sealed class ZonedTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
}
