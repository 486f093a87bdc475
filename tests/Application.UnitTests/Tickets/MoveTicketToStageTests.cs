using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Tickets;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Tickets;

namespace Application.UnitTests.Tickets;

public sealed class MoveTicketToStageTests : UseCases
{
    private static readonly RecordId<Ticket> Seven = new("7");

    [SetUp]
    public void Hold()
    {
        Port<ICrmPipelines>().Setup(port => port.ListAsync(CrmObjectType.Ticket, It.IsAny<Freshness>(), Ct)).ReturnsAsync([Portal.Support]);
        Port<ICrmReader<Ticket>>().Setup(port => port.GetAsync(Seven, RecordView.Typed, Ct)).ReturnsAsync(new Ticket { Id = "7", Pipeline = "0", Stage = "1" });
    }

    [TestCase("4", null)]
    [TestCase("closed", null)]
    [TestCase("Closed", "Support Pipeline")]
    public async Task Writes_pipeline_and_stage_together_and_nothing_else(string stage, string? pipeline)
    {
        Port<ICrmWriter<Ticket, TicketFields>>().Setup(port => port.UpdateAsync(Seven, It.Is<TicketFields>(fields => fields.Pipeline == Text("0") && fields.Stage == Text("4") && !fields.Subject.IsSet), Ct))
            .ReturnsAsync(new Ticket { Id = "7", Stage = "4" });

        Assert.That((await SendAsync(new MoveTicketToStageCommand(Seven, stage, pipeline))).Stage, Is.EqualTo("4"));
    }

    [Test]
    public void Refuses_a_stage_that_the_pipeline_does_not_have() => Assert.That(
        () => SendAsync(new MoveTicketToStageCommand(Seven, "closedwon", Pipeline: null)), Throws.TypeOf<CrmRejectedException>().With.Property(nameof(CrmRejectedException.Fields)).ContainKey("stage"));

    [Test]
    public Task Finds_nothing_under_a_malformed_id() => Refusals.NotFoundAsync(() => SendAsync(new MoveTicketToStageCommand(new("abc"), "4", Pipeline: null)));
}
