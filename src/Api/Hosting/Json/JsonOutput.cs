using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Formatters;

namespace HubSpotCrm.Api.Hosting.Json;

/// <summary>
/// Writes answers as JSON with their length, in one piece. The framework's formatter sends the body in chunks and the end of
/// the last one by itself: one more packet and system call for each answer.
/// </summary>
internal sealed class JsonOutput : TextOutputFormatter
{
    private const string Json = "application/json";
    private readonly JsonSerializerOptions _options;

    public JsonOutput(JsonSerializerOptions options)
    {
        _options = options;
        SupportedEncodings.Add(Encoding.UTF8);
        SupportedMediaTypes.Add(Json);
        SupportedMediaTypes.Add("application/problem+json");
    }

    public override async Task WriteResponseBodyAsync(OutputFormatterWriteContext context, Encoding selectedEncoding)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        await using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = _options.Encoder, SkipValidation = true }))
            JsonSerializer.Serialize(writer, context.Object, context.ObjectType ?? typeof(object), _options);
        var response = context.HttpContext.Response;
        response.ContentLength = buffer.WrittenCount;
        await response.BodyWriter.WriteAsync(buffer.WrittenMemory, context.HttpContext.RequestAborted);
    }
}
