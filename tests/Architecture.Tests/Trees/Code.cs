using System.Text.RegularExpressions;

namespace Architecture.Tests.Trees;

/// <summary>Enough of C# to tell code, comments and texts apart.</summary>
internal static partial class Code
{
    /// <summary>The lines without comments, each with its number.</summary>
    public static IEnumerable<(int Number, string Code)> WithoutComments(this SourceFile file) =>
        file.Lines.Select((line, index) => (index + 1, Comment.Replace(line, m => m.Groups["text"].Success ? m.Value : "")));

    /// <summary>The texts between quotes on a line, and whole lines of raw texts.</summary>
    public static IEnumerable<string> Texts(this SourceFile file)
    {
        var raw = false;
        foreach (var (_, line) in file.WithoutComments())
        {
            if (line.Contains("\"\"\"", StringComparison.Ordinal))
                raw = !raw;
            else if (raw)
                yield return line;
            else
                foreach (Match text in Quoted.Matches(line))
                    yield return text.Value;
        }
    }

    /// <summary>Lines that match, as <c>path:line</c>.</summary>
    public static IReadOnlyList<string> LinesWith(this IEnumerable<SourceFile> files, Regex pattern) =>
        [.. files.SelectMany(file => file.WithoutComments().Where(line => pattern.IsMatch(line.Code)).Select(line => $"{file.Path}:{line.Number}"))];

    [GeneratedRegex("(?<text>@?\"(?:\\\\.|[^\"\\\\])*\")|//.*$", RegexOptions.None, 1000)]
    private static partial Regex Comment { get; }

    [GeneratedRegex("\"(?:\\\\.|[^\"\\\\])*\"", RegexOptions.None, 1000)]
    private static partial Regex Quoted { get; }
}
