using HubSpotCrm.Domain.Records;

namespace Domain.UnitTests.Records;

public sealed class OptionalTests
{
    [Test]
    public void Is_absent_unless_it_is_given() => Assert.That(default(Optional<string>).IsSet, Is.False);

    [Test]
    public void Absent_is_the_default() => Assert.That(Optional<string>.Absent, Is.EqualTo(default(Optional<string>)));

    [Test]
    public void Null_is_set() => Assert.That(Optional<string>.Of(null).IsSet, Is.True);

    [Test]
    public void Null_is_not_absent() => Assert.That(Optional<string>.Of(null), Is.Not.EqualTo(Optional<string>.Absent));

    [Test]
    public void Keeps_its_value() => Assert.That(Optional<string>.Of("x").Value, Is.EqualTo("x"));

    [Test]
    public void Is_equal_to_another_with_the_same_value() => Assert.That(Optional<string>.Of("x"), Is.EqualTo(Optional<string>.Of("x")));

    [Test]
    public void A_value_type_can_be_cleared() => Assert.That(Optional<decimal?>.Of(null).IsSet, Is.True);

    [TestCase("ana@example.net", "set")]
    [TestCase(null, "set")]
    public void Shows_no_value_in_logs(string? value, string shown) => Assert.That($"{Optional<string>.Of(value)}", Is.EqualTo(shown));

    [Test]
    public void Has_no_conversion_from_its_value() =>
        Assert.That(typeof(Optional<string>).GetMethods().Select(method => method.Name), Does.Not.Contain("op_Implicit").And.Not.Contain("op_Explicit"));
}
