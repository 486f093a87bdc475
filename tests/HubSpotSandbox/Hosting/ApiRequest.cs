using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using HubSpotSandbox.Errors;
using Microsoft.AspNetCore.Http.Features;

namespace HubSpotSandbox.Hosting;

/// <summary>A request with its body read.</summary>
internal sealed class ApiRequest
{
    private const string ActorHeader = "X-Sandbox-Actor";

    private readonly HttpRequest http;
    private readonly ReadOnlyMemory<byte> body;

    private ApiRequest(HttpRequest http, ReadOnlyMemory<byte> body)
    {
        this.http = http;
        this.body = body;
        Segments = Split(http);
    }

    public string Method => http.Method;

    public string Path => http.Path.Value ?? "/";

    public string[] Segments { get; }

    public IQueryCollection Query => http.Query;

    public string QueryText => http.QueryString.Value ?? "";

    public string CorrelationId { get; } = Guid.NewGuid().ToString();

    public string Origin => $"{http.Scheme}://{http.Host}";

    public string? Authorization => http.Headers.Authorization;

    public bool ByPerson => string.Equals(http.Headers[ActorHeader], "ui", StringComparison.OrdinalIgnoreCase);

    public ReadOnlyMemory<byte> Body => body;

    public int BodyCharacters => Encoding.UTF8.GetCharCount(body.Span);

    public static async Task<ApiRequest> ReadAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return new ApiRequest(context.Request, buffer.ToArray());
    }

    /// <summary>The body as a JSON object, else HubSpot's 400 or 415 (FACTS §10.2, §10.3).</summary>
    public JsonElement ReadObject() => Read(JsonValueKind.Object, "An object was expected");

    public JsonElement ReadArray() => Read(JsonValueKind.Array, "A list was expected");

    /// <summary>A parameter given as a comma list, repeated, or both (FACTS §3.3).</summary>
    public IReadOnlyList<string> List(string parameter) =>
        [.. Query[parameter].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    public bool Flag(string parameter) => string.Equals(Query[parameter], "true", StringComparison.OrdinalIgnoreCase);

    public JsonElement Parse()
    {
        try
        {
            DemandReadableText();
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException problem)
        {
            throw new RefusedException(ApiErrors.InvalidJson(
                (problem.LineNumber ?? 0) + 1, (problem.BytePositionInLine ?? 0) + 1, body.Length == 0 ? "No content to map to Object due to end of input" : "Unexpected character or end of input"));
        }
    }

    private JsonElement Read(JsonValueKind kind, string problem)
    {
        if (body.Length > 0 && !http.HasJsonContentType())
        {
            throw new RefusedException(ApiErrors.WrongContentType);
        }

        var root = Parse();
        return root.ValueKind == kind ? root : throw new RefusedException(ApiErrors.InvalidJson(1, 1, problem));
    }

    /// <summary>Text that is no Unicode, which JsonDocument would only notice when it is read.</summary>
    private void DemandReadableText()
    {
        if (!Utf8.IsValid(body.Span))
        {
            throw new RefusedException(ApiErrors.InvalidJson(1, 1, "Invalid UTF-8"));
        }

        if (body.Span.IndexOf("\\u"u8) < 0)
        {
            return;
        }

        var reader = new Utf8JsonReader(body.Span);
        try
        {
            while (reader.Read())
            {
                _ = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
            }
        }
        catch (InvalidOperationException)
        {
            throw new RefusedException(ApiErrors.InvalidJson(1, reader.TokenStartIndex + 1, "Invalid surrogate pair"));
        }
    }

    private static string[] Split(HttpRequest http)
    {
        var target = http.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var path = target.StartsWith('/') ? target.Split('?', 2)[0] : http.Path.Value ?? "/";
        return [.. path.Split('/').Skip(1).Select(Uri.UnescapeDataString)];
    }
}
