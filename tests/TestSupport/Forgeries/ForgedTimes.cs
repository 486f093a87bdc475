namespace TestSupport.Forgeries;

/// <summary>Timestamps that are none, are not what was signed, or are of another time.</summary>
internal static class ForgedTimes
{
    private const long Second = 1_000;
    private const long Minute = 60 * Second;
    private const long Hour = 60 * Minute;

    public static IEnumerable<WireRequest> Of(SigningApp app, byte[] body, long at)
    {
        var (uri, now) = (app.PublicAddress + SigningApp.Path, SigningApp.Text(at));
        foreach (var offset in (long[])[-301 * Second, -302 * Second, -6 * Minute, -Hour, -24 * Hour, -365 * 24 * Hour, 31 * Second + 500, 40 * Second, 301 * Second, Hour, 24 * Hour, 365 * 24 * Hour])
        {
            yield return app.Sign($"signed at {offset / Second} s", body, at + offset);
            yield return app.Sign("", body, at + offset).Set($"signed at {offset / Second} s, sent as now", SigningApp.Timestamp, now);
            yield return app.Sign("", body, at).Set($"signed now, sent as {offset / Second} s", SigningApp.Timestamp, SigningApp.Text(at + offset));
        }

        string[] odd =
        [
            "now", "", "-1", $"-{now}", $"+{now}", $"{now}.0", $"{now}e0", "1.79e12", $"0x{at:x}", now[..^3], now + "000", $"{now} {now}", $"{now},{now}", $"{now}, {now}", "0", "1", "9223372036854775807", "9223372036854775808", "18446744073709551616",
            "-9223372036854775808", "NaN", "Infinity", "null", "1_790_000_000_000", "1,790,000,000,000", $"\"{now}\"", "2026-09-01T00:00:00Z", "\u00b2\u00b3", new string('9', 1_000), new string('0', 1_000) + "1",
        ];
        foreach (var timestamp in odd)
        {
            yield return app.Sign($"signed with the timestamp '{(timestamp.Length > 40 ? timestamp[..40] : timestamp)}'", body, timestamp, "POST", uri);
            yield return app.Sign("", body, at).Set($"signed now, sent as '{(timestamp.Length > 40 ? timestamp[..40] : timestamp)}'", SigningApp.Timestamp, timestamp);
        }

        foreach (var offset in (long[])[1, -1, 10, 1_000, -1_000])
            yield return app.Sign("", body, at).Set($"sent {offset} ms off what was signed", SigningApp.Timestamp, SigningApp.Text(at + offset));
        yield return app.Sign("", body, at).Set("leading zero that was not signed", SigningApp.Timestamp, "0" + now);
    }
}
