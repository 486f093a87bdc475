namespace TestSupport.Forgeries;

/// <summary>Signed for another method or address, or sent there.</summary>
internal static class ForgedAddresses
{
    private static readonly string[] Uris =
    [
        "http://crm.example.net/webhooks/hubspot", "https://crm.example.net:443/webhooks/hubspot", "https://crm.example.net:8443/webhooks/hubspot", "https://CRM.example.net/webhooks/hubspot", "HTTPS://crm.example.net/webhooks/hubspot",
        "https://crm.example.net./webhooks/hubspot", "https://evil.example.com/webhooks/hubspot", "https://user@crm.example.net/webhooks/hubspot", "https://127.0.0.1/webhooks/hubspot", "crm.example.net/webhooks/hubspot", "/webhooks/hubspot", "//crm.example.net/webhooks/hubspot",
        "https://crm.example.net/webhooks/hubspot/", "https://crm.example.net//webhooks/hubspot", "https://crm.example.net/webhooks/HubSpot", "https://crm.example.net/webhooks", "https://crm.example.net/", "https://crm.example.net", "https://crm.example.net/webhooks/hubspot?", "https://crm.example.net/webhooks/hubspot?a=1",
        "https://crm.example.net/webhooks/hubspot#a", "https://crm.example.net/webhooks%2Fhubspot", "https://crm.example.net/webhooks/./hubspot", "https://crm.example.net/api/../webhooks/hubspot", "https://crm.example.net/webhooks/hubspot ", "",
    ];

    private static readonly (string Signed, string Sent)[] Queries =
    [
        ("", "?a=1"), ("?a=1", ""), ("?a=1", "?a=2"), ("?a=1&b=2", "?b=2&a=1"), ("?a=1", "?a=1&b=2"), ("?a=1&b=2", "?a=1"), ("?a=%20", "?a=+"), ("?a=+", "?a=%20"), ("?a=%2f", "?a=/"), ("?a=%c3%a9", "?a=%C3%A9"),
        ("?a=b", "?a=%62"), ("?a=%62", "?a=b"), ("?a=%2520", "?a=%20"), ("?a", "?a="), ("?", ""), ("", "?"), ("?A=1", "?a=1"), ("?a=%26", "?a=&"), ("?a=%3D", "?a=="), ("?a=%252F", "?a=%2F"), ("?a=%3a", "?a=:"),
    ];

    private static readonly (string Name, string Value)[] Claims =
    [
        ("X-Forwarded-Host", "evil.example.com"), ("X-Forwarded-Proto", "http"), ("X-Forwarded-Port", "8443"), ("X-Forwarded-Prefix", "/webhooks"), ("X-Original-URL", "/webhooks/hubspot"), ("X-Original-Host", "evil.example.com"),
        ("Forwarded", "host=evil.example.com;proto=https"), ("X-Rewrite-URL", "/webhooks/hubspot"), ("X-Forwarded-For", "127.0.0.1"), ("X-HTTP-Method-Override", "PUT"), ("X-HTTP-Method", "PUT"), ("X-Host", "evil.example.com"),
    ];

    public static IEnumerable<WireRequest> Of(SigningApp app, byte[] body, long at) => [.. Methods(app, body, at), .. Addresses(app, body, at), .. Claimed(app, body, at)];

    private static IEnumerable<WireRequest> Methods(SigningApp app, byte[] body, long at)
    {
        foreach (var method in (string[])["GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "post", "Post", "POST ", ""])
            yield return app.Sign($"signed for the method '{method}'", body, SigningApp.Text(at), method, app.PublicAddress + SigningApp.Path);
        foreach (var method in (string[])["GET", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "MERGE"])
        {
            yield return app.Sign($"signed for and sent by {method}", body, at, method);
            yield return app.Sign($"signed for POST, sent by {method}", body, at) with { Method = method };
        }
    }

    private static IEnumerable<WireRequest> Addresses(SigningApp app, byte[] body, long at)
    {
        foreach (var uri in Uris)
        {
            yield return app.Sign($"signed for {uri}", body, SigningApp.Text(at), "POST", uri);
            if (Uri.TryCreate(uri, UriKind.Absolute, out var address) && address.Host.Length > 0)
                yield return app.Sign($"signed for {uri}, and its host", body, SigningApp.Text(at), "POST", uri) with { Host = address.Authority };
        }

        foreach (var (signed, sent) in Queries)
            yield return app.Sign($"query '{signed}' sent as '{sent}'", body, at, target: SigningApp.Path + signed) with { Target = SigningApp.Path + sent };
        foreach (var target in (string[])["/webhooks/hubspot/", "/Webhooks/HubSpot", "/webhooks/hubspo%74", "/webhooks/x/../hubspot", "/webhooks/./hubspot", "//webhooks/hubspot", "http://evil.example.com/webhooks/hubspot?a=1", "/webhooks/hubspot;a=1", "/webhooks/hubspot%00", "/webhooks%2Fhubspot/"])
            yield return app.Sign($"sent to {target}", body, at) with { Target = target, Host = target.StartsWith("http", StringComparison.Ordinal) ? "evil.example.com" : "crm.example.net" };
    }

    private static IEnumerable<WireRequest> Claimed(SigningApp app, byte[] body, long at)
    {
        var (timestamp, other) = (SigningApp.Text(at), "https://evil.example.com/webhooks/hubspot");
        foreach (var claim in Claims)
        {
            yield return app.Sign("", body, timestamp, "POST", other).With($"signed for another host, with {claim.Name}", claim);
            yield return (app.Sign("", body, timestamp, "POST", other) with { Host = "evil.example.com" }).With($"signed for another host, sent to it with {claim.Name}", claim);
            yield return app.Sign("", body, timestamp, "PUT", app.PublicAddress + SigningApp.Path).With($"signed for PUT, with {claim.Name}", claim);
            yield return app.Sign("", body, timestamp, "POST", "http://crm.example.net:8443/webhooks/hubspot").With($"signed for another port, with {claim.Name}", claim);
            yield return (app with { Secret = "another" }).Sign("", body, at).With($"another secret, with {claim.Name}", claim);
        }
    }
}
