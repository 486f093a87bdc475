using System.Globalization;
using System.Text;

namespace HubSpotCrm.Domain.Scheduling;

/// <summary>Texts of people as letters and calendars may hold them: nothing in them can become a line, a header or a command of its own.</summary>
public static class PlainText
{
    private const char Blank = ' ';
    private const char LineFeed = '\n';

    /// <summary>Turns the direction of what follows: a name could read as another one.</summary>
    private static readonly (int First, int Last)[] Directions = [(0x202A, 0x202E), (0x2066, 0x2069)];

    /// <summary>What breaks lines or moves the cursor becomes a blank.</summary>
    public static string OneLine(string? text) => Clean(text, keepLines: false);

    /// <summary>Lines that end with a line feed; all else that moves the cursor becomes a blank.</summary>
    public static string Lines(string? text) => Clean(text, keepLines: true);

    private static string Clean(string? text, bool keepLines)
    {
        var clean = new StringBuilder();
        foreach (var rune in (text ?? "").ReplaceLineEndings("\n").EnumerateRunes())    // half a character becomes U+FFFD
        {
            if (keepLines && rune.Value == LineFeed)
                clean.Append(LineFeed);
            else if (MovesCursor(rune))
                clean.Append(Blank);
            else
                clean.Append(rune.ToString());
        }

        return clean.ToString().Trim();
    }

    private static bool MovesCursor(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || Directions.Any(range => rune.Value >= range.First && rune.Value <= range.Last);
}
