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
        return text => words.Length > 0 && Array.TrueForAll(words, word => Of(text).Any(token => Matches(word, token)));
    }

    /// <summary>The free query: every word must begin a word of any of the texts.</summary>
    public static Func<IReadOnlyList<string>, bool> Query(string query)
    {
        var words = query.Split(Spaces, StringSplitOptions.RemoveEmptyEntries);
        return texts => Array.TrueForAll(words, word => texts.Any(text => Of(text).Any(token => Matches(word + "*", token))));
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
