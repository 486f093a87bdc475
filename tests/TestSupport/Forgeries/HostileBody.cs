using System.Globalization;
using System.Text;

namespace TestSupport.Forgeries;

/// <summary>A body that is signed and all the same not what the receiver hopes for.</summary>
/// <param name="Kind">What is odd about it.</param>
/// <param name="Events">How many events come of it when it is taken; each has the member <c>markerId</c> with the mark.</param>
public sealed record HostileBody(string Kind, byte[] Bytes, int Events)
{
    private const int Limit = 1024 * 1024;

    /// <summary>All that we know.</summary>
    /// <param name="mark">Told apart from that of every other round.</param>
    public static IEnumerable<HostileBody> All(string mark) => [.. Values(mark), .. Shapes(mark), .. Broken(mark), .. Sizes(mark)];

    /// <summary>Objects that are JSON, with odd members.</summary>
    private static IEnumerable<HostileBody> Values(string mark)
    {
        (string Kind, string Members)[] odd =
        [
            ("number beyond all ranges", "\"eventId\":1e400"), ("minus zero", "\"objectId\":-0"), ("huge integer", "\"objectId\":99999999999999999999999999"), ("negative time", "\"occurredAt\":-1"), ("time of year 300000", "\"occurredAt\":9999999999999999"),
            ("time as float", "\"occurredAt\":1.79e12"), ("lone surrogate", "\"propertyName\":\"email\",\"propertyValue\":\"\\ud800\""), ("surrogates in reverse", "\"subscriptionType\":\"\\udc00\\ud800\""), ("NUL in a value", "\"propertyName\":\"city\",\"propertyValue\":\"a\\u0000b\""),
            ("NUL in a name", "\"a\\u0000\":1"), ("NUL in the id", "\"objectId\":\"\\u0000\""), ("duplicate names", "\"eventId\":1,\"eventId\":2,\"subscriptionType\":\"contact.creation\",\"subscriptionType\":\"deal.creation\""), ("name that differs in case", "\"EventId\":1,\"eventid\":2"),
            ("objects for texts", "\"subscriptionType\":{},\"objectId\":[],\"propertyName\":{\"a\":1},\"propertyValue\":[1,2]"), ("nulls", "\"subscriptionType\":null,\"objectId\":null,\"occurredAt\":null,\"propertyName\":null"), ("booleans", "\"eventId\":true,\"objectId\":false,\"occurredAt\":true"),
            ("unknown kind", "\"subscriptionType\":\"spaceship.launch\",\"objectId\":1"), ("kind without end", $"\"subscriptionType\":\"{new string('a', 5_000)}\""), ("empty kind", "\"subscriptionType\":\"\",\"objectId\":\"\""), ("empty name", "\"\":1"),
            ("ids with quotes", "\"objectId\":\"1' OR '1'='1\",\"subscriptionType\":\"contact.propertyChange\",\"propertyName\":\"lifecyclestage\",\"propertyValue\":\"x\""), ("path for an id", "\"objectId\":\"../../1\",\"subscriptionType\":\"contact.creation\""), ("id of letters", "\"objectId\":\"abc\",\"subscriptionType\":\"deal.propertyChange\",\"propertyName\":\"dealstage\",\"propertyValue\":\"closedwon\""),
            ("merge without ids", "\"subscriptionType\":\"contact.merge\",\"objectId\":5,\"mergedObjectIds\":\"none\""), ("merge of everything", $"\"subscriptionType\":\"contact.merge\",\"primaryObjectId\":1,\"mergedObjectIds\":[{string.Join(',', Enumerable.Range(2, 500))}]"), ("association of nothing", "\"subscriptionType\":\"contact.associationChange\",\"associationType\":\"_TO_\""),
            ("deep value", $"\"propertyName\":\"city\",\"propertyValue\":{new string('[', 60)}{new string(']', 60)}"), ("long value", $"\"propertyName\":\"city\",\"propertyValue\":\"{new string('v', 300_000)}\""), ("long name", $"\"propertyName\":\"{new string('n', 100_000)}\""), ("long id", $"\"objectId\":\"{new string('9', 100_000)}\",\"subscriptionType\":\"contact.creation\""),
            ("markup", "\"propertyName\":\"city\",\"propertyValue\":\"<script>alert(1)</script>=cmd|' /C calc'!A0\""), ("control characters", "\"propertyName\":\"city\",\"propertyValue\":\"\\r\\n\\u001b[31m\\u202e\""), ("many names", string.Join(',', Enumerable.Range(0, 90_000).Select(n => string.Create(CultureInfo.InvariantCulture, $"\"{n}\":0")))),
            ("key of a prototype", "\"__proto__\":{\"a\":1},\"constructor\":1"),
        ];
        return odd.Select(each => new HostileBody(each.Kind, Utf8($"[{{{Marker(mark, each.Kind)},{each.Members}}}]"), Events: 1));
    }

    private static IEnumerable<HostileBody> Shapes(string mark)
    {
        yield return new("one object", Utf8($"{{{Marker(mark, "one object")}}}"), 1);
        yield return new("empty array", "[]"u8.ToArray(), 0);
        yield return new("empty object", "{}"u8.ToArray(), 0);
        yield return Many(mark, 101);
        yield return Many(mark, 5_000);
        yield return new("the same object a hundred times", Utf8($"[{string.Join(',', Enumerable.Repeat($"{{{Marker(mark, "same")}}}", 100))}]"), 1);
        yield return new("depth 63", Utf8($"[{{{Marker(mark, "63")},\"a\":{new string('[', 62)}{new string(']', 62)}}}]"), 1);
        yield return new("depth 65", Utf8($"[{{{Marker(mark, "65")},\"a\":{new string('[', 63)}{new string(']', 63)}}}]"), 1);
        yield return new("depth 10,000", Utf8($"[{{{Marker(mark, "10000")},\"a\":{new string('[', 9_998)}{new string(']', 9_998)}}}]"), 1);
        yield return new("500,000 brackets", Utf8(new string('[', 500_000)), 0);
        yield return new("white space around", Utf8($" \r\n\t[ {{{Marker(mark, "space")}}} ] \n"), 1);
    }

    private static IEnumerable<HostileBody> Broken(string mark)
    {
        var one = $"{{{Marker(mark, "broken")}}}";
        foreach (var text in (string[])["", " ", "null", "true", "1", "\"text\"", "[1]", "[null]", "[[]]", "[{}", "[{},]", "{,}", "[{\"a\":1,}]", $"[{one}] // comment", $"/* comment */[{one}]", $"[{one}][{one}]", $"{one}{one}", "[{'a':1}]", "[{a:1}]", "[{\"a\":NaN}]", "[{\"a\":Infinity}]", "[{\"a\":01}]", "[{\"a\":+1}]", "[{\"a\":.5}]", "[{\"a\":\"\t\"}]", "[{\"a\":\"\\x\"}]", "[{\"a\":\"\\ud8\"}]", "a=1&b=2", "<events/>", $"[{one}]\0", "[{\"a\":\"", "[{\"a\":tru}]"])
            yield return new($"no events: {(text.Length > 20 ? text[..20] : text)}", Utf8(text), 0);
        yield return new("byte order mark", [0xEF, 0xBB, 0xBF, .. Utf8($"[{one}]")], 1);
        yield return new("UTF-16", Encoding.Unicode.GetBytes($"[{one}]"), 0);
        foreach (var bytes in (byte[][])[[0xC3], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82]])
            yield return new($"not UTF-8: {Convert.ToHexString(bytes)}", [.. Utf8("[{\"a\":\""), .. bytes, .. Utf8("\"}]")], 0);
        yield return new("random bytes", [.. Enumerable.Range(0, 5_000).Select(n => (byte)(n * 7919 % 251))], 0);
        yield return new("compressed bytes", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x8B, 0x8E, 5, 0, 0x29, 0xBB, 0x4C, 0x0D, 2, 0, 0, 0], 0);
    }

    private static IEnumerable<HostileBody> Sizes(string mark)
    {
        foreach (var size in (int[])[Limit - 1, Limit, Limit + 1, Limit * 2])
        {
            var start = $"[{{{Marker(mark, $"size {size}")},\"padding\":\"";
            yield return new(string.Create(CultureInfo.InvariantCulture, $"{size} bytes"), Utf8(start + new string('x', size - start.Length - 3) + "\"}]"), 1);
        }
    }

    private static HostileBody Many(string mark, int events) => new(
        string.Create(CultureInfo.InvariantCulture, $"{events} events"), Utf8($"[{string.Join(',', Enumerable.Range(0, events).Select(n => $"{{{Marker(mark, "many")},\"eventId\":{events}{n:00000},\"objectId\":77}}"))}]"), events);

    private static string Marker(string mark, string kind) => $"\"markerId\":\"{mark} {kind.Replace(' ', '-')}\",\"occurredAt\":1790200061003";

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
