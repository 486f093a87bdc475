using System.IO.Enumeration;

namespace HubSpotSandbox.Search;

/// <summary>Whole words of a text, and the text itself; `*` in a pattern stands for any characters (FACTS §5).</summary>
internal static class Tokens
{
    private static readonly char[] Spaces = [' ', '\t', '\r', '\n', ',', ';'];

    /// <summary>Every word of the pattern must match a word of the text.</summary>
    public static Func<string, bool> Matcher(string pattern)
    {
        var words = pattern.Split(Spaces, StringSplitOptions.RemoveEmptyEntries);
        return text => words.Length > 0 && Array.TrueForAll(words, word => Found(word, "", [text]));
    }

    /// <summary>The free query: every word must begin a word of any of the texts.</summary>
    public static Func<IReadOnlyList<string>, bool> Query(string query)
    {
        var words = query.Split(Spaces, StringSplitOptions.RemoveEmptyEntries);
        return texts => Array.TrueForAll(words, word => Found(word, "*", texts));
    }

    /// <summary>As a whole, or part by part: `example.net` is found in `ana@example.net`.</summary>
    private static bool Found(string word, string ending, IReadOnlyList<string> texts)
    {
        if (texts.Any(text => Of(text).Any(token => Matches(word + ending, token))))
        {
            return true;
        }

        string[] parts = word.Contains('*', StringComparison.Ordinal) ? [] : [.. Parts(word)];
        return parts.Length > 1 && texts.Any(text => Array.TrueForAll(parts, part => Of(text).Any(token => Matches(part + ending, token))));
    }

    private static bool Matches(string pattern, string token) => FileSystemName.MatchesSimpleExpression(pattern, token, ignoreCase: true);

    private static IEnumerable<string> Of(string text)
    {
        yield return text;
        foreach (var word in text.Split(Spaces, StringSplitOptions.RemoveEmptyEntries))
        {
            yield return word;
            foreach (var part in Parts(word))
            {
                yield return part;
            }
        }
    }

    private static IEnumerable<string> Parts(string word)
    {
        var start = 0;
        for (var end = 0; end <= word.Length; end++)
        {
            if (end < word.Length && char.IsLetterOrDigit(word[end]))
            {
                continue;
            }

            if (end > start)
            {
                yield return word[start..end];
            }

            start = end + 1;
        }
    }
}
