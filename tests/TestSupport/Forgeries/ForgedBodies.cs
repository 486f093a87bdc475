using System.Text;

namespace TestSupport.Forgeries;

/// <summary>Bodies other than the one that was signed.</summary>
internal static class ForgedBodies
{
    private const int MostBytes = 1024 * 1024;    // of more nothing is read

    /// <param name="flips">At how many places one bit is turned, in each version.</param>
    public static IEnumerable<WireRequest> Of(SigningApp app, byte[] body, long at, int flips)
    {
        WireRequest[] signed = [app.Sign("v3", body, at), app.SignV1("v1", body), app.SignV2("v2", body)];
        return signed.SelectMany(each => Changed(body, flips).Select(other => each with { Kind = $"{each.Kind}: {other.Kind}", Body = other.Body })).Concat(Shifted(app, body, at));
    }

    private static IEnumerable<(string Kind, byte[] Body)> Changed(byte[] body, int flips)
    {
        var text = Encoding.UTF8.GetString(body);
        (string Kind, byte[] Body)[] whole =
        [
            ("byte order mark", [0xEF, 0xBB, 0xBF, .. body]), ("space in front", [(byte)' ', .. body]), ("line feed after it", [.. body, (byte)'\n']), ("CR LF after it", [.. body, (byte)'\r', (byte)'\n']),
            ("NUL after it", [.. body, 0]), ("a second array", [.. body, .. "[]"u8]), ("sent twice", [.. body, .. body]), ("spaces after commas", Bytes(text.Replace(",", ", ", StringComparison.Ordinal))),
            ("spaces after colons", Bytes(text.Replace(":", ": ", StringComparison.Ordinal))), ("CR LF for commas' sake", Bytes(text.Replace(",", ",\r\n", StringComparison.Ordinal))), ("escaped letters", Bytes(text.Replace("contact", "c\\u006fntact", StringComparison.Ordinal))),
            ("empty", []), ("last byte missing", body.Length > 0 ? body[..^1] : body), ("first byte missing", body.Length > 0 ? body[1..] : body), ("UTF-16", Encoding.Unicode.GetBytes(text)), ("another event", "[{\"eventId\":666}]"u8.ToArray()),
        ];
        foreach (var other in whole.Where(other => other.Body.Length <= MostBytes && !other.Body.AsSpan().SequenceEqual(body)))
            yield return other;
        var step = Math.Max(1, body.Length / Math.Max(1, flips));
        for (var at = 0; at < body.Length; at += step)
        {
            byte[] flipped = [.. body];
            flipped[at] ^= (byte)(1 << (at % 8));
            yield return ($"bit turned at {at}", flipped);
        }
    }

    // HubSpot's scheme has no border between body and timestamp.
    private static IEnumerable<WireRequest> Shifted(SigningApp app, byte[] body, long at)
    {
        var signed = app.Sign("", body, at);
        var timestamp = SigningApp.Text(at);
        for (var digits = 1; digits < timestamp.Length; digits++)
            yield return signed.Set($"{digits} digits of the timestamp in the body", SigningApp.Timestamp, timestamp[digits..]) with { Body = [.. body, .. Bytes(timestamp[..digits])] };
        if (body.Length > 0)
            yield return signed.Set("last byte of the body in the timestamp", SigningApp.Timestamp, Encoding.Latin1.GetString(body[^1..]) + timestamp) with { Body = body[..^1] };
        var (method, path) = ("POST", app.PublicAddress + SigningApp.Path);
        yield return app.Sign("address begins in the method", body, timestamp, method + path[..1], path[1..]) with { Target = SigningApp.Path, Method = "POSTH" };
        yield return app.Sign("body begins in the address", [.. "1"u8, .. body], timestamp, method, path) with { Target = SigningApp.Path + "1", Body = body };
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
