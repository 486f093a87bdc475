using System.Text.RegularExpressions;
using Architecture.Tests.Trees;

namespace Architecture.Tests.Docs;

public sealed partial class DecisionTests
{
    private const string Whole = """
        # 0001 Decide something

        Status: accepted
        Date: 2026-11-24

        ## Context
        ## Decision
        ## Rationale
        ## Consequences
        Easier: this.
        Harder: that.
        ## When this does not apply
        """;

    private static readonly string[] Parts =
        ["Status: ", "Date: ", "## Context", "## Decision", "## Rationale", "## Consequences", "Easier: ", "Harder: ", "## When this does not apply"];

    private static IReadOnlyList<SourceFile> Decisions => Tree.Files("docs/adr", "*.md");

    [Test]
    public void There_are_decisions() => Assert.That(Decisions, Is.Not.Empty);

    [Test]
    public void Decisions_have_all_their_parts_in_order() => Assert.That(Decisions.SelectMany(Missing), Is.Empty);

    [TestCaseSource(nameof(Parts))]
    public void A_missing_part_is_found(string part) => Assert.That(Missing(new("docs/adr/0001-x.md", Whole.Replace(part, "", StringComparison.Ordinal))), Is.Not.Empty);

    [Test]
    public void A_whole_decision_is_left_alone() => Assert.That(Missing(new("docs/adr/0001-x.md", Whole)), Is.Empty);

    [Test]
    public void Decisions_are_numbered_without_a_gap() =>
        Assert.That(Decisions.Select(file => Number.Match(file.Name).Value), Is.EqualTo(Enumerable.Range(1, Decisions.Count).Select(number => $"{number:0000}")));

    [Test]
    public void Decisions_that_the_code_names_exist()
    {
        var named = Tree.Sources("src").SelectMany(file => Named.Matches(file.Text)).Select(match => match.Groups["number"].Value).Distinct(StringComparer.Ordinal);

        Assert.That(named.Except(Decisions.Select(file => file.Name[..4]), StringComparer.Ordinal), Is.Empty);
    }

    [Test]
    public void A_named_decision_is_recognised() => Assert.That(Named.Match("further in (ADR 0008).").Groups["number"].Value, Is.EqualTo("0008"));

    private static IEnumerable<string> Missing(SourceFile decision)
    {
        var from = 0;
        foreach (var part in Parts)
        {
            var at = decision.Text.IndexOf($"\n{part}", from, StringComparison.Ordinal);
            if (at < 0)
                yield return $"{decision.Path}: {part}";
            else
                from = at + 1;
        }
    }

    [GeneratedRegex("^[0-9]{4}(?=-[a-z])", RegexOptions.None, 1000)]
    private static partial Regex Number { get; }

    [GeneratedRegex("ADR (?<number>[0-9]{4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named { get; }
}
