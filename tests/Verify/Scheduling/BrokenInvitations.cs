using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TestSupport.Mail;

namespace Verify.Scheduling;

/// <summary>The control of <see cref="ItipCheck"/>: each rule is broken by itself, and each break must be seen.</summary>
internal static partial class BrokenInvitations
{
    private static readonly (string Rule, Func<string, ExpectedMail, string> Break)[] All =
    [
        ("the sequence is raised", (text, _) => Sequence.Replace(text, "SEQUENCE:0")),
        ("the zone's rules are there", (text, _) => Zone.Replace(text, "")),
        ("times are in the zone", (text, expected) => Times.Replace(text, match => $"{match.Groups["name"].Value}:{Utc(match.Groups["name"].Value == "DTEND" ? expected.End : expected.Start)}")),
        ("the zone's rules are right", (text, _) => Offset.Replace(text, match => $"TZOFFSETTO:{match.Groups["sign"].Value}{Next(match.Groups["hours"].Value)}")),
        ("the times are right", (text, _) => Times.Replace(text, match => match.Value[..^1] + (match.Value[^1] == '1' ? '2' : '1'))),
        ("people are asked to answer", (text, _) => text.Replace("RSVP=TRUE", "RSVP=FALSE", StringComparison.Ordinal)),
        ("lines are folded", (text, _) => text.Replace("\r\n ", "", StringComparison.Ordinal)),
        ("the method is the mail's", (text, _) => text.Replace("METHOD:REQUEST", "METHOD:PUBLISH", StringComparison.Ordinal)),
        ("the UID stays", (text, _) => text.Replace("\r\nUID:bk_", "\r\nUID:bk_0", StringComparison.Ordinal)),
        ("the stamp is in UTC", (text, _) => Stamp.Replace(text, "${stamp}")),
    ];

    /// <summary>One mail with one rule broken.</summary>
    /// <param name="number">Tells which.</param>
    /// <returns>Its rule is null when the mail has nothing to break.</returns>
    public static (SunkMail Mail, string? Rule) Break(SunkMail mail, ExpectedMail expected, int number)
    {
        if (mail.Invitation is not { } invitation)
            return (mail, null);
        var (rule, breaking) = All[number % All.Length];
        var broken = breaking(invitation.Text, expected);
        if (broken == invitation.Text)
            return (mail, null);
        return (new(mail.Sender, mail.Recipients, mail.Raw.Replace(invitation.Body, Convert.ToBase64String(Encoding.UTF8.GetBytes(broken), Base64FormattingOptions.InsertLineBreaks), StringComparison.Ordinal)), rule);
    }

    /// <summary>The rules whose breaks were not all seen, and those that were never broken.</summary>
    public static IEnumerable<string> Unseen(IEnumerable<(string? Rule, JudgedMail Judged)> mails)
    {
        var byRule = mails.Where(mail => mail.Rule is not null).ToLookup(mail => mail.Rule, mail => mail.Judged, StringComparer.Ordinal);
        return All.Select(each => each.Rule).Where(rule => !byRule.Contains(rule) || byRule[rule].Any(mail => mail.Problems.Count == 0));
    }

    private static string Next(string hours) => ((int.Parse(hours, CultureInfo.InvariantCulture) + 1) % 12).ToString("00", CultureInfo.InvariantCulture);

    private static string Utc(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex("SEQUENCE:[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Sequence { get; }

    [GeneratedRegex("BEGIN:VTIMEZONE.*END:VTIMEZONE\r\n", RegexOptions.Singleline, 1000)]
    private static partial Regex Zone { get; }

    [GeneratedRegex("(?<name>DTSTART|DTEND);TZID=[^:]+:[0-9]{8}T[0-9]{6}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Times { get; }

    [GeneratedRegex("TZOFFSETTO:(?<sign>[+-])(?<hours>[0-9]{2})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Offset { get; }

    [GeneratedRegex("(?<stamp>DTSTAMP:[0-9T]+)Z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Stamp { get; }
}
