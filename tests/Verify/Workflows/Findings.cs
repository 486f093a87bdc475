using Verify.Rig;

namespace Verify.Workflows;

/// <summary>Properties of whole lists: what breaks them is counted and named.</summary>
internal static class Findings
{
    private const int Shown = 5;

    /// <param name="wrong">What must not be; the first few are shown.</param>
    public static void None(Report report, string property, IEnumerable<string> wrong)
    {
        var all = wrong.ToList();
        report.Property(property, all.Count == 0, all.Count == 0 ? "none" : $"{all.Count}: {string.Join("; ", all.Take(Shown))}", "none");
    }

    /// <summary>Each expected value must be found once, and no other.</summary>
    /// <param name="records">What the values belong to, in the plural.</param>
    public static void OnceEach(Report report, string records, IReadOnlyCollection<string> found, IReadOnlyCollection<string> expected)
    {
        report.Figures(records, new { found = found.Count, expected = expected.Count });
        None(report, $"{records} that are missing", expected.Except(found, StringComparer.Ordinal));
        None(report, $"{records} that are there twice", found.CountBy(value => value, StringComparer.Ordinal).Where(pair => pair.Value > 1).Select(pair => $"{pair.Key} × {pair.Value}"));
        None(report, $"{records} that nobody asked for", found.Except(expected, StringComparer.Ordinal));
    }
}
