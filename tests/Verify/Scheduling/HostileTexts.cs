namespace Verify.Scheduling;

/// <summary>A booking somebody wants to break something with.</summary>
/// <param name="Field">Where the hostile text is; the others are harmless.</param>
internal sealed record HostileBooking(string Field, string Text)
{
    public string? Get(string field, string? harmless) => Field == field ? Text : harmless;
}

/// <summary>Texts that have broken calendars, mails, pages, terminals or programs before.</summary>
internal static class HostileTexts
{
    private static readonly string[] Fields = ["firstName", "lastName", "subject", "description", "location", "guest", "email", "timezone", .. HostilePortal.Fields];

    private static readonly string[] Texts =
    [
        "\r\nATTENDEE:mailto:mallory@example.com", "\nBcc: mallory@example.com", "\r\n\r\n<b>body</b>", "\r\n.\r\nMAIL FROM:<mallory@example.com>\r\n", "\u2028END:VEVENT\u2028BEGIN:VEVENT", "\u0085X-EVIL:1", "\u000bX-EVIL:1", "\fX-EVIL:1",
        "\";ROLE=CHAIR:mailto:mallory@example.com", "\":mailto:mallory@example.com", "^nATTENDEE:mailto:mallory@example.com", "^'^^", "\\nEND:VCALENDAR", "\\", "\\\\", "\\;\\,", ";", ",", ":", "\t", "\"", "'",
        "=?utf-8?Q?=0D=0ABcc:_mallory@example.com?=", "=?utf-8?B?DQpCY2M6IG1hbGxvcnk=?=", "<mallory@example.com>", ", mallory@example.com", "(comment)", "Group: a@example.com, b@example.com;",
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)", "</p></body></html>", "<!-- ", "&lt;b&gt;", "{{7*7}}", "${7*7}", "%s%n%x", "=cmd|' /C calc'!A0", "' OR 1=1 --",
        "javascript:alert(1)", "https://meet.example.com/\r\nURL:https://mallory.example.com", "https://meet.example.com/\"><script>alert(1)</script>", "https://user:pass@meet.example.com/#\u2028x", "https://meet.example.com/%0D%0AX-EVIL:1", "data:text/html,<script>",
        "\0", "\u001b[2J", "\u007f", "\u009b31m", "\u202Egnp.exe", "\u2066x\u2069", "\u200b", "\ufeff", "\ufffe", "é\u0301\u0301\u0301", "👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻", "李小龙李小龙李小龙李小龙李小龙李小龙李小龙李小龙李小龙李小龙", "שלום", "مرحبا",
        "mallory@example.com?bcc=eve@example.com", "mallory@example.com,eve@example.com", "\"mal lory\"@example.com", "mallory@example.com>\r\nRCPT TO:<eve@example.com", "mal%0Alory@example.com", "mallory&eve=x@example.com", "mallory@bücher.example", "o'hara+{tag}@example.com", "m|rm -rf@example.com",
        "Europe/Madrid\r\nX-EVIL:1", "Europe/Madrid;X=1", "Europe/Madrid:20261125", "../../etc/passwd", "Europe/../../../etc/hostname", "UTC\0", "europe/madrid", "W. Europe Standard Time", "Etc/GMT+12", "posixrules",
    ];

    /// <summary>Each text in each place, alone and among others.</summary>
    public static IReadOnlyList<HostileBooking> Some(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(number => new HostileBooking(Fields[number % Fields.Length], Write(random, number / Fields.Length)))];
    }

    private static string Write(Random random, int number)
    {
        var text = Texts[number % Texts.Length];
        return (number / Texts.Length) switch
        {
            0 => text,
            1 => $"Ana{text}Ruiz",
            2 => text + text,
            _ => $"{Word(random)}{text}{Word(random)}{Texts[random.Next(Texts.Length)]}",
        };
    }

    private static string Word(Random random) => new([.. Enumerable.Range(0, random.Next(40)).Select(_ => (char)random.Next('A', 'z'))]);
}
