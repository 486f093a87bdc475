using System.Net;
using System.Text.RegularExpressions;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Scheduling.Pages;

/// <summary>A page as its reader meets it: enough of HTML to follow links and to see what a form holds.</summary>
public sealed partial record PageText(string Html)
{
    public static PageText Of(Answer answer) => new(answer.Text);

    public string Heading => Decoded(HeadingPattern.Match(Html));

    /// <summary>What the window is called, and what a screen reader says first.</summary>
    public string Title => Decoded(TitlePattern.Match(Html));

    public IReadOnlyList<string> Links => [.. LinkPattern.Matches(Html).Select(Decoded)];

    /// <summary>The days that can be chosen, as addresses.</summary>
    public IReadOnlyList<string> Days => [.. Links.Where(link => link.Contains("day=", StringComparison.Ordinal)).Select(link => link.Split('#')[0])];

    /// <summary>The times that can be chosen, as the form sends them.</summary>
    public IReadOnlyList<string> Times => [.. TimePattern.Matches(Html).Select(Decoded)];

    /// <summary>The zone that is chosen.</summary>
    public string Zone => Decoded(ZonePattern.Match(Html));

    public string LinkTo(string end) => Links.First(link => link.EndsWith(end, StringComparison.Ordinal));

    /// <summary>What a field holds.</summary>
    public string ValueOf(string field) => Decoded(Regex.Match(Html, $"""<input[^>]* name="{field}"[^>]* value="(?<text>[^"]*)"|<textarea[^>]* name="{field}"[^>]*>(?<text>[^<]*)<""", RegexOptions.None, TimeSpan.FromSeconds(1)));

    private static string Decoded(Match match) => WebUtility.HtmlDecode(match.Groups["text"].Value);

    [GeneratedRegex("<h1>(?<text>[^<]*)</h1>", RegexOptions.None, 1000)]
    private static partial Regex HeadingPattern { get; }

    [GeneratedRegex("<title>(?<text>[^<]*)</title>", RegexOptions.None, 1000)]
    private static partial Regex TitlePattern { get; }

    [GeneratedRegex("<a [^>]*?href=\"(?<text>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex LinkPattern { get; }

    [GeneratedRegex("<input type=\"radio\" name=\"start\" value=\"(?<text>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex TimePattern { get; }

    [GeneratedRegex("<option value=\"(?<text>[^\"]*)\" selected", RegexOptions.None, 1000)]
    private static partial Regex ZonePattern { get; }
}
