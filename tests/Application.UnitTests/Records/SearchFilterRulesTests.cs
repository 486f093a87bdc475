using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Records;

namespace Application.UnitTests.Records;

public sealed class SearchFilterRulesTests
{
    private static readonly SearchOperator[] WithValue =
    [
        SearchOperator.Eq, SearchOperator.Neq, SearchOperator.Lt, SearchOperator.Lte, SearchOperator.Gt, SearchOperator.Gte, SearchOperator.Contains, SearchOperator.NotContains,
    ];

    private static readonly SearchOperator[] WithValues = [SearchOperator.In, SearchOperator.NotIn];
    private static readonly SearchOperator[] WithNothing = [SearchOperator.Has, SearchOperator.HasNot];

    [TestCaseSource(nameof(WithValue))]
    public void Takes_a_value(SearchOperator op) => Assert.That(Refused(new("city", op, "x", null, null)), Is.Empty);

    [TestCaseSource(nameof(WithValue))]
    public void Needs_a_value(SearchOperator op) => Assert.That(Refused(new("city", op, null, null, null)), Is.EqualTo(["Value"]));

    [TestCaseSource(nameof(WithValue))]
    public void Takes_no_values_beside_a_value(SearchOperator op) => Assert.That(Refused(new("city", op, "x", ["x"], null)), Is.EqualTo(["Values"]));

    [TestCaseSource(nameof(WithValue))]
    public void Takes_no_upper_end_beside_a_value(SearchOperator op) => Assert.That(Refused(new("city", op, "x", null, "y")), Is.EqualTo(["High"]));

    [TestCaseSource(nameof(WithValues))]
    public void Takes_values(SearchOperator op) => Assert.That(Refused(new("city", op, null, ["x", "y"], null)), Is.Empty);

    [TestCaseSource(nameof(WithValues))]
    public void Needs_values(SearchOperator op) => Assert.That(Refused(new("city", op, null, [], null)), Is.EqualTo(["Values"]));

    [TestCaseSource(nameof(WithValues))]
    public void Takes_at_most_100_values(SearchOperator op) => Assert.That(Refused(new("city", op, null, [.. Enumerable.Repeat("x", 101)], null)), Is.EqualTo(["Values"]));

    [TestCaseSource(nameof(WithValues))]
    public void Refuses_an_absent_value_among_values(SearchOperator op) => Assert.That(Refused(new("city", op, null, ["x", null!], null)), Is.EqualTo(["Values[1]"]));

    [TestCaseSource(nameof(WithValues))]
    public void Takes_no_value_beside_values(SearchOperator op) => Assert.That(Refused(new("city", op, "x", ["x"], null)), Is.EqualTo(["Value"]));

    [Test]
    public void Between_takes_both_ends() => Assert.That(Refused(new("city", SearchOperator.Between, "a", null, "b")), Is.Empty);

    [Test]
    public void Between_needs_the_lower_end() => Assert.That(Refused(new("city", SearchOperator.Between, null, null, "b")), Is.EqualTo(["Value"]));

    [Test]
    public void Between_needs_the_upper_end() => Assert.That(Refused(new("city", SearchOperator.Between, "a", null, null)), Is.EqualTo(["High"]));

    [TestCaseSource(nameof(WithNothing))]
    public void Takes_nothing(SearchOperator op) => Assert.That(Refused(new("city", op, null, null, null)), Is.Empty);

    [TestCaseSource(nameof(WithNothing))]
    public void Refuses_a_value_where_none_is_taken(SearchOperator op) => Assert.That(Refused(new("city", op, "x", null, null)), Is.EqualTo(["Value"]));

    [TestCase("a b")]
    [TestCase("")]
    [TestCase("city\n")]
    [TestCase("associations.company")]
    public void Refuses_a_field_that_is_no_name(string field) => Assert.That(Refused(new(field, SearchOperator.Has, null, null, null)), Is.EqualTo(["Field"]));

    [Test]
    public void Refuses_control_characters() => Assert.That(Refused(new("city", SearchOperator.Between, "a\u0000", null, "b\u0000")), Is.EqualTo(["Value", "High"]));

    private static IEnumerable<string> Refused(SearchFilter filter) => new SearchFilterValidator().Validate(filter).Errors.Select(error => error.PropertyName);
}
