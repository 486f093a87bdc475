using System.Text;

namespace TestSupport.Forgeries;

/// <summary>Signatures that are none, or are written in another way than HubSpot's.</summary>
internal static class ForgedSignatures
{
    private const int DigestLength = 32;

    public static IEnumerable<WireRequest> Of(SigningApp app, byte[] body, long at) =>
        [.. Absent(app, body, at), .. Written(app, body, at), .. Cut(app, body, at), .. Others(app, body, at), .. OlderOnes(app, body, at)];

    private static IEnumerable<WireRequest> Absent(SigningApp app, byte[] body, long at)
    {
        var signed = app.Sign("", body, at);
        var value = signed.Value(SigningApp.V3)!;
        var wrong = Convert.ToBase64String(new byte[DigestLength]);
        yield return new WireRequest("no headers at all", body);
        yield return signed.Without(SigningApp.V3) with { Kind = "no signature" };
        yield return signed.Without(SigningApp.Timestamp) with { Kind = "no timestamp" };
        yield return signed.Set("empty signature", SigningApp.V3, "");
        yield return signed.Set("empty timestamp", SigningApp.Timestamp, "");
        yield return signed.With("signature repeated", (SigningApp.V3, value));
        yield return signed.With("a second, wrong signature", (SigningApp.V3, wrong));
        yield return signed.Without(SigningApp.V3).With("a wrong signature, then a right one", (SigningApp.V3, wrong), (SigningApp.V3, value));
        yield return signed.With("timestamp repeated", (SigningApp.Timestamp, SigningApp.Text(at)));
        yield return signed.With("two timestamps", (SigningApp.Timestamp, SigningApp.Text(at + 1)));
        yield return signed.Set("two signatures in one header", SigningApp.V3, $"{wrong}, {value}");
        yield return signed.Without(SigningApp.V3).With("signature in another header", ("X-HubSpot-Signature-v4", value));
        yield return signed.Without(SigningApp.V3).With("underscores in the name", ("X_HubSpot_Signature_v3", value));
    }

    private static IEnumerable<WireRequest> Written(SigningApp app, byte[] body, long at)
    {
        var signed = app.Sign("", body, at);
        var value = signed.Value(SigningApp.V3)!;
        var digest = Convert.FromBase64String(value);
        (string Kind, string Value)[] forms =
        [
            ("space inside", value.Insert(20, " ")), ("tab inside", value.Insert(20, "\t")), ("folded line", value.Insert(20, "\r\n ")), ("bare line feed", value.Insert(20, "\n")),
            ("no padding", value.TrimEnd('=')), ("more padding", value + "="), ("padding in front", "=" + value), ("quoted", $"\"{value}\""), ("prefixed", $"v3={value}"), ("prefixed", $"sha256={value}"), ("as Basic", $"Basic {value}"),
            ("hexadecimal", Convert.ToHexStringLower(digest)), ("hexadecimal in capitals", Convert.ToHexString(digest)), ("a byte more", Convert.ToBase64String([.. digest, 0])), ("twice", Convert.ToBase64String([.. digest, .. digest])),
            ("base64 of base64", Convert.ToBase64String(Encoding.ASCII.GetBytes(value))), ("percent escapes", Uri.EscapeDataString(value)), ("other case", new string([.. value.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c))])),
            ("reversed", Convert.ToBase64String([.. digest.Reverse()])), ("zeros", Convert.ToBase64String(new byte[DigestLength])), ("ones", Convert.ToBase64String([.. Enumerable.Repeat((byte)255, DigestLength)])),
            ("null", "null"), ("true", "true"), ("star", "*"), ("other last digit", value[..42] + (char)(value[42] + 1) + "="), ("not ASCII", value[..43] + "\u00bd"), ("very long", new string('A', 8_000)),
        ];
        foreach (var form in forms)
            yield return signed.Set($"signature: {form.Kind}", SigningApp.V3, form.Value);
        foreach (var at2 in Enumerable.Range(0, 40).Select(n => at + n))
        {
            var urlSafe = app.Sign("", body, at2);
            if (urlSafe.Value(SigningApp.V3)!.AsSpan().IndexOfAny('+', '/') >= 0)
                yield return urlSafe.Set("signature: url-safe alphabet", SigningApp.V3, urlSafe.Value(SigningApp.V3)!.Replace('+', '-').Replace('/', '_'));
        }
    }

    private static IEnumerable<WireRequest> Cut(SigningApp app, byte[] body, long at)
    {
        var signed = app.Sign("", body, at);
        var value = signed.Value(SigningApp.V3)!;
        var digest = Convert.FromBase64String(value);
        for (var length = 1; length < DigestLength; length++)
        {
            yield return signed.Set($"signature: first {length} bytes", SigningApp.V3, Convert.ToBase64String(digest[..length]));
            yield return signed.Set($"signature: {length} bytes, then zeros", SigningApp.V3, Convert.ToBase64String([.. digest[..length], .. new byte[DigestLength - length]]));
        }

        for (var length = 1; length < value.Length; length++)
            yield return signed.Set($"signature: first {length} characters", SigningApp.V3, value[..length]);
        for (var bit = 0; bit < DigestLength * 8; bit += 3)
        {
            byte[] flipped = [.. digest];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return signed.Set($"signature: bit {bit} flipped", SigningApp.V3, Convert.ToBase64String(flipped));
        }
    }

    private static IEnumerable<WireRequest> Others(SigningApp app, byte[] body, long at)
    {
        foreach (var secret in (string[])["", "secret", app.Secret.ToUpperInvariant(), app.Secret + " ", " " + app.Secret, app.Secret[1..], app.Secret[..^1], "null", "verify-secret-of-long-ago"])
        {
            yield return (app with { Secret = secret }).Sign($"v3 with another secret ({secret.Length} characters)", body, at);
            yield return (app with { Secret = secret }).SignV1($"v1 with another secret ({secret.Length} characters)", body);
            yield return (app with { Secret = secret }).SignV2($"v2 with another secret ({secret.Length} characters)", body);
        }

        var (v1, v2, signed) = (app.SignV1("", body).Value(SigningApp.Older)!, app.SignV2("", body).Value(SigningApp.Older)!, app.Sign("", body, at));
        yield return signed.Set("v1 digest in the v3 header", SigningApp.V3, v1);
        yield return signed.Set("v2 digest in the v3 header", SigningApp.V3, v2);
        yield return signed.Set("v1 digest as base64 in the v3 header", SigningApp.V3, Convert.ToBase64String(Convert.FromHexString(v1)));
        yield return signed.Set("v2 digest as base64 in the v3 header", SigningApp.V3, Convert.ToBase64String(Convert.FromHexString(v2)));
        yield return app.SignV1("", body).With("empty v3 beside a right v1", (SigningApp.V3, ""), (SigningApp.Timestamp, SigningApp.Text(at)));
        yield return app.SignV2("", body).With("wrong v3 beside a right v2", (SigningApp.V3, Convert.ToBase64String(new byte[DigestLength])), (SigningApp.Timestamp, SigningApp.Text(at)));
        yield return app.SignV1("", body).With("two v3 beside a right v1", (SigningApp.V3, signed.Value(SigningApp.V3)!), (SigningApp.V3, signed.Value(SigningApp.V3)!), (SigningApp.Timestamp, SigningApp.Text(at)));
    }

    private static IEnumerable<WireRequest> OlderOnes(SigningApp app, byte[] body, long at)
    {
        var (v1, v2, v3) = (app.SignV1("", body), app.SignV2("", body), app.Sign("", body, at).Value(SigningApp.V3)!);
        foreach (var version in (string[])["v2", "v3", "v4", "V1", "1", "", "v1,v2", "v1 v1"])
            yield return v1.Set($"v1 called {version}", SigningApp.OlderVersion, version);
        foreach (var version in (string[])["v1", "v3", "V2", "2", ""])
            yield return v2.Set($"v2 called {version}", SigningApp.OlderVersion, version);
        yield return v1.Without(SigningApp.OlderVersion) with { Kind = "v1 without its version" };
        yield return v1.With("v1 with two versions", (SigningApp.OlderVersion, "v1"));
        yield return v1.With("v1 repeated", (SigningApp.Older, v1.Value(SigningApp.Older)!));
        yield return v1.Set("v1 in capitals", SigningApp.Older, v1.Value(SigningApp.Older)!.ToUpperInvariant());
        yield return v1.Set("v1 as base64", SigningApp.Older, Convert.ToBase64String(Convert.FromHexString(v1.Value(SigningApp.Older)!)));
        yield return v1.Set("v3 in the older header", SigningApp.Older, v3);
        for (var length = 1; length < DigestLength; length++)
            yield return v1.Set($"v1: first {length} bytes", SigningApp.Older, v1.Value(SigningApp.Older)![..(length * 2)]);
        foreach (var uri in (string[])["/webhooks/hubspot/", "/webhooks", "/Webhooks/HubSpot", "/webhooks/hubspot?", "/webhooks/hubspot?a=1"])
            yield return app.SignV2($"v2 for {uri}", body, target: uri);
        foreach (var method in (string[])["GET", "PUT", "post", ""])
            yield return app.SignV2($"v2 for the method {method}", body, method);
    }
}
