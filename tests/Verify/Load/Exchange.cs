using System.Globalization;
using System.Text;
using TestSupport.Hosting;

namespace Verify.Load;

internal enum Kind
{
    Get,
    Patch,
    Post,
}

/// <summary>One request with what its answer must hold.</summary>
/// <param name="Name">Method and path.</param>
/// <param name="Status">The status of its success.</param>
/// <param name="Parts">Texts that must be in the answer.</param>
internal sealed record Exchange(string Name, byte[] Request, int Status, params byte[][] Parts)
{
    /// <summary>What the caller learns from success (true) or from anything else.</summary>
    public Action<bool>? Then { get; init; }

    public bool IsRight(WireReply reply)
    {
        foreach (var part in Parts)
        {
            if (reply.Body.Span.IndexOf(part) < 0)
                return false;
        }

        return true;
    }

    public static Exchange Of(Kind kind, Population population, int caller, int n, string tag)
    {
        var contact = population.Of(caller, n);
        var id = population.Id(contact);
        switch (kind)
        {
            case Kind.Get when population.Title(contact) is { } known:
                return Get($"/api/v1/contacts/{id}", Member("id", id), Member("email", Population.Email(contact)), Member("jobTitle", known));
            case Kind.Get:
                return Get($"/api/v1/contacts/{id}", Member("id", id), Member("email", Population.Email(contact)));
            case Kind.Patch:
                var title = string.Create(CultureInfo.InvariantCulture, $"{tag}-{caller}-{n}");
                return Write("PATCH", $"/api/v1/contacts/{id}", $"{{\"jobTitle\":\"{title}\"}}", 200, Member("id", id), Member("jobTitle", title)) with
                {
                    Then = succeeded => population.Write(contact, succeeded ? title : null),
                };
            default:
                var email = string.Create(CultureInfo.InvariantCulture, $"{tag}-{caller}-{n}@example.com");
                return Write("POST", "/api/v1/contacts", $"{{\"email\":\"{email}\",\"firstName\":\"Load\"}}", 201, Member("email", email), Member("firstName", "Load"));
        }
    }

    public static Exchange Get(string path, params byte[][] parts) => new($"GET {path}", Bytes($"GET {path} HTTP/1.1\r\n{Head}\r\n"), 200, parts);

    /// <summary>The same, by the key of another app.</summary>
    public Exchange By(string key) => this with { Request = Bytes(Encoding.ASCII.GetString(Request).Replace(ApiKeys.Writer, key, StringComparison.Ordinal)) };

    public static byte[] Member(string name, string value) => Bytes($"\"{name}\":\"{value}\"");

    private const string Head = $"Host: localhost\r\nX-Api-Key: {ApiKeys.Writer}\r\nPrefer: wait=60\r\n";

    private static Exchange Write(string method, string path, string body, int status, params byte[][] parts) => new(
        $"{method} {path}", Bytes($"{method} {path} HTTP/1.1\r\n{Head}Content-Type: application/json\r\nContent-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n{body}"), status, parts);

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
}
