using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Outbox;

/// <summary>A write that waits, as the request it was: it is readable, can be corrected, and outlives a new version of the service.</summary>
/// <param name="Operation">The id of its operation.</param>
/// <param name="Address">Path and query.</param>
/// <param name="Body">JSON; null for none.</param>
/// <param name="Caller">The name of the API key that sent it.</param>
/// <param name="Role">The role that the key had.</param>
internal sealed record StoredWrite(string Operation, string Method, string Address, string? Body, string Caller, string Role, string CorrelationId)
{
    private const int KeyLength = 8;
    private static readonly string[] Texts = ["operation", "method", "address", "caller", "role", "correlationId"];

    /// <summary>Under which its try is known: the same one for a repeat, another one when it was corrected.</summary>
    public string Key => $"{Operation}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Method} {Address}\n{Body}")))[..KeyLength]}";

    public string Path => Address.Split('?')[0];

    /// <summary>The type of the record that it is about.</summary>
    public CrmObjectType Type => FindType() ?? throw new InvalidOperationException("The address is about no record.");

    public ReadOnlyMemory<byte> BodyBytes => Body is null ? default : Encoding.UTF8.GetBytes(Body);

    public string Write()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            foreach (var (name, value) in Texts.Zip([Operation, Method, Address, Caller, Role, CorrelationId]))
                json.WriteString(name, value);
            if (Body is not null)
            {
                json.WritePropertyName("body");
                json.WriteRawValue(Body, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public static StoredWrite Read(string payload)
    {
        var json = JsonSerializer.Deserialize<JsonElement>(payload);
        return new(Text(json, "operation"), Text(json, "method"), Text(json, "address"), json.TryGetProperty("body", out var body) ? body.GetRawText() : null, Text(json, "caller"), Text(json, "role"), Text(json, "correlationId"));
    }

    /// <summary>What is wrong with a corrected write, by its member.</summary>
    /// <param name="before">The write as it was: it stays the same operation's.</param>
    public static IReadOnlyDictionary<string, string[]> FlawsOf(string payload, string before)
    {
        var flaws = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var json = JsonSerializer.Deserialize<JsonElement>(payload);
        if (json.ValueKind != JsonValueKind.Object)
            return new Dictionary<string, string[]>(StringComparer.Ordinal) { ["body"] = ["The body must be a JSON object."] };
        foreach (var name in json.EnumerateObject().Select(member => member.Name).Where(name => name != "body" && !Texts.Contains(name, StringComparer.Ordinal)))
            flaws[name] = [$"Unknown member '{name}'."];
        foreach (var name in Texts.Where(name => !json.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String || value.GetString() is null or ""))
            flaws[name] = ["Must be a text."];
        if (flaws.Count == 0)
            Check(Read(payload), json, Read(before).Operation, flaws);
        return flaws;
    }

    private static void Check(StoredWrite write, JsonElement json, string operation, Dictionary<string, string[]> flaws)
    {
        if (write.Operation != operation)
            flaws["operation"] = ["It stays the same operation."];
        if (!HttpMethods.IsPost(write.Method) && !HttpMethods.IsPut(write.Method) && !HttpMethods.IsPatch(write.Method) && !HttpMethods.IsDelete(write.Method))
            flaws["method"] = ["Must be POST, PUT, PATCH or DELETE."];
        if (write.FindType() is null || !write.Address.StartsWith("/api/v1/", StringComparison.OrdinalIgnoreCase) || !Uri.IsWellFormedUriString(write.Address, UriKind.Relative))
            flaws["address"] = ["Must be the address of a write of records, below /api/v1."];
        if (!Roles.All.Contains(write.Role, StringComparer.Ordinal))
            flaws["role"] = [$"Must be one of {string.Join(", ", Roles.All)}."];
        if (json.TryGetProperty("body", out var body) && body.ValueKind != JsonValueKind.Object)
            flaws["body"] = ["Must be a JSON object."];
    }

    private CrmObjectType? FindType()
    {
        var parts = Path.TrimEnd('/').Split('/');
        if (HttpMethods.IsPost(Method) && WriteReferences.IsPlural(parts[^1], out var made))
            return made;
        return parts is ["", var api, var version, var plural, ..] && $"{api}/{version}".Equals("api/v1", StringComparison.OrdinalIgnoreCase) && WriteReferences.IsPlural(plural, out var type) ? type : null;
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
