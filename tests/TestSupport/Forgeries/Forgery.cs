using System.Text;

namespace TestSupport.Forgeries;

/// <summary>Deliveries that HubSpot has not sent, in every way that we know; and true ones in every way that HubSpot may write them.</summary>
public static class Forgery
{
    private const int Megabyte = 1024 * 1024;

    public static byte[] Event { get; } = Encoding.UTF8.GetBytes(
        """[{"eventId":3371000137,"subscriptionId":4102001,"portalId":24310007,"appId":9120455,"occurredAt":1790200061003,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":51200000101,"changeFlag":"CREATED"}]""");

    /// <summary>Made while they are read, so that each has the time at which it is sent.</summary>
    public static IEnumerable<WireRequest> All(SigningApp app, TimeProvider time) =>
        Of(app, time, Event, flips: Event.Length).Concat(Of(app, time, [], flips: 0)).Concat(Of(app, time, "1"u8.ToArray(), flips: 1)).Concat(Of(app, time, "[]"u8.ToArray(), flips: 2)).Concat(Large(app, time));

    /// <summary>Those of one small body.</summary>
    public static IEnumerable<WireRequest> Some(SigningApp app, TimeProvider time) => Of(app, time, Event, flips: 50);

    /// <param name="previous">The secret that is accepted beside the app's own.</param>
    public static IEnumerable<WireRequest> True(SigningApp app, TimeProvider time, string? previous = null)
    {
        var secrets = previous is null ? [app] : new[] { app, app with { Secret = previous } };
        byte[][] bodies = [Event, "[]"u8.ToArray(), "{}"u8.ToArray(), [.. "[ {} ,\r\n{\"a\":\"\u00e9\"} ]"u8], Padded()];
        foreach (var (signer, body) in secrets.SelectMany(signer => bodies.Select(body => (signer, body))))
        {
            foreach (var request in True(signer, body, time.GetUtcNow().ToUnixTimeMilliseconds()))
                yield return request;
        }
    }

    private static IEnumerable<WireRequest> True(SigningApp app, byte[] body, long at)
    {
        yield return app.Sign("v3", body, at);
        yield return app.SignV1("v1", body);
        yield return app.SignV2("v2", body);
        yield return app.Sign("v3, four minutes ago", body, at - 240_000);
        yield return app.Sign("v3, twenty seconds ahead", body, at + 20_000);
        yield return app.Sign("v3 through another host", body, at) with { Host = "10.0.0.7:8080" };
        yield return app.Sign("", body, at).With("v3 with forwarded headers", ("X-Forwarded-Host", "evil.example.com"), ("X-Forwarded-Proto", "http"));
        yield return app.Sign("v3 with a query", body, at, target: SigningApp.Path + "?a=1&b=%20+%C3%A9");
        yield return app.Sign("v3 with escapes that are undone", body, SigningApp.Text(at), "POST", app.PublicAddress + SigningApp.Path + "?a=:/?@!$'()*,;") with { Target = SigningApp.Path + "?a=%3A%2F%3F%40%21%24%27%28%29%2A%2C%3B" };
        yield return app.Sign("", body, at).With("v3 beside a wrong v1", (SigningApp.Older, "00"), (SigningApp.OlderVersion, "v1"));
        var small = app.Sign("names in small letters", body, at);
        yield return small with { Headers = [.. small.Headers.Select(header => (header.Name.ToLowerInvariant(), header.Value))] };
    }

    private static IEnumerable<WireRequest> Of(SigningApp app, TimeProvider time, byte[] body, int flips)
    {
        Func<long, IEnumerable<WireRequest>>[] families =
            [at => ForgedSignatures.Of(app, body, at), at => ForgedAddresses.Of(app, body, at), at => ForgedTimes.Of(app, body, at), at => ForgedBodies.Of(app, body, at, flips)];
        return families.SelectMany(family => family(time.GetUtcNow().ToUnixTimeMilliseconds()));
    }

    private static IEnumerable<WireRequest> Large(SigningApp app, TimeProvider time)
    {
        var body = Padded();
        Func<long, IEnumerable<WireRequest>>[] families =
            [at => ForgedTimes.Of(app, body, at).Take(12), at => ForgedBodies.Of(app, body, at, flips: 8), at => [(app with { Secret = "another" }).Sign("large, another secret", body, at)]];
        return families.SelectMany(family => family(time.GetUtcNow().ToUnixTimeMilliseconds()));
    }

    // A little less than the limit, so that some bytes can be added.
    private static byte[] Padded() => Encoding.UTF8.GetBytes($$"""[{"eventId":7,"padding":"{{new string('x', Megabyte - 100)}}"}]""");
}
