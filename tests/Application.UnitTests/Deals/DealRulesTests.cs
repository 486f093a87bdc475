using Application.UnitTests.Drivers;
using HubSpotCrm.Domain.Deals;

namespace Application.UnitTests.Deals;

public sealed class DealRulesTests : UseCases
{
    [Test]
    public void Takes_a_new_deal_with_a_name_and_a_stage() => Assert.That(RefusedNew<DealFields>(new() { Name = Text("Bikes"), Stage = Text("Closed won") }), Is.Empty);

    [TestCase(null)]
    [TestCase(" ")]
    public void Refuses_a_new_deal_without_them(string? text) => Assert.That(RefusedNew<DealFields>(new() { Name = Text(text), Stage = Text(text) }), Is.EqualTo(["name", "stage"]));
}
