using Application.UnitTests.Drivers;
using HubSpotCrm.Domain.Tickets;

namespace Application.UnitTests.Tickets;

public sealed class TicketRulesTests : UseCases
{
    [Test]
    public void Takes_a_new_ticket_with_a_subject_and_a_stage() => Assert.That(RefusedNew<TicketFields>(new() { Subject = Text("Broken chain"), Stage = Text("New") }), Is.Empty);

    [TestCase(null)]
    [TestCase(" ")]
    public void Refuses_a_new_ticket_without_them(string? text) => Assert.That(RefusedNew<TicketFields>(new() { Subject = Text(text), Stage = Text(text) }), Is.EqualTo(["subject", "stage"]));
}
