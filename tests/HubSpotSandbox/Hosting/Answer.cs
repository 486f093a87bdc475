using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using HubSpotSandbox.Errors;

namespace HubSpotSandbox.Hosting;

/// <summary>A complete answer, kept in memory so that a fault can cut, spoil or drop it.</summary>
internal sealed record Answer(int Status, ReadOnlyMemory<byte> Body, string? ContentType)
{
    public static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string JsonType = "application/json;charset=utf-8";

    public string? Location { get; init; }
    public string? RetryAfter { get; init; }

    /// <summary>How many records the request was about: what `perItemMs` multiplies.</summary>
    public int Items { get; init; } = 1;

    public static Answer NoContent { get; } = new(204, default, null);

    public static Answer Json(int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, JsonOptions))
        {
            write(json);
        }

        return new Answer(status, buffer.WrittenMemory, JsonType);
    }

    public static Answer Error(ApiError error, string correlationId) => Json(error.Status, json => error.Write(json, correlationId));

    public static Answer Html(int status, string title) => new(
        status,
        Encoding.UTF8.GetBytes($"<html>\n<head>\n<meta http-equiv=\"Content-Type\" content=\"text/html;charset=utf-8\"/>\n<title>Error {status} {title}</title>\n</head>\n<body><h2>HTTP ERROR {status}</h2>\n<p>{title}</p>\n</body>\n</html>\n"),
        "text/html;charset=utf-8");

    public static Answer Text(int status, string contentType, string text) => new(status, Encoding.UTF8.GetBytes(text), contentType);
}
