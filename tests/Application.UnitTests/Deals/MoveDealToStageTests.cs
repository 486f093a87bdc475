using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Deals;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Pipelines;
using HubSpotCrm.Domain.Records;

namespace Application.UnitTests.Deals;

public sealed class MoveDealToStageTests : UseCases
{
    private static readonly RecordId<Deal> Seven = new("7");
    private static readonly CrmPipeline Grown = Portal.Sales with { Stages = [.. Portal.Sales.Stages, new("9001", "Second Look", 0.3m, IsClosed: false)] };

    [SetUp]
    public void Hold()
    {
        Port<ICrmPipelines>().Setup(port => port.ListAsync(CrmObjectType.Deal, Freshness.Known, Ct)).ReturnsAsync(Portal.Deals);
        Port<ICrmPipelines>().Setup(port => port.ListAsync(CrmObjectType.Deal, Freshness.AfterMiss, Ct)).ReturnsAsync([Grown, Portal.Renewals]);
        Port<ICrmWriter<Deal, DealFields>>().Setup(port => port.UpdateAsync(Seven, It.IsAny<DealFields>(), Ct)).ReturnsAsync(new Deal { Id = "7" });
    }

    [TestCase("closedwon", null, "default", "closedwon")]
    [TestCase("Closed Won", null, "default", "closedwon")]
    [TestCase("closed won", "Renewals", "77100", "77102")]
    [TestCase("77101", "77100", "77100", "77101")]
    [TestCase("Second Look", null, "default", "9001")]
    public async Task Writes_pipeline_and_stage_together(string stage, string? pipeline, string pipelineId, string stageId)
    {
        Holds(new Deal { Id = "7", Pipeline = "default", Stage = "appointmentscheduled" });

        var written = await MovedAsync(stage, pipeline);

        Assert.That((written.Pipeline, written.Stage), Is.EqualTo((Text(pipelineId), Text(stageId))));
    }

    [Test]
    public async Task Takes_the_first_pipeline_for_a_deal_that_has_none()
    {
        Holds(new Deal { Id = "7" });

        Assert.That((await MovedAsync("Closed Won")).Pipeline, Is.EqualTo(Text("default")));
    }

    [TestCase("closedwon")]
    [TestCase("closedlost")]
    public async Task Dates_the_closing_of_a_deal(string stage)
    {
        Holds(new Deal { Id = "7", Pipeline = "default" });

        Assert.That((await MovedAsync(stage)).CloseDate, Is.EqualTo(At(Now)));
    }

    [Test]
    public async Task Keeps_a_close_date_that_the_deal_has()
    {
        Holds(new Deal { Id = "7", Pipeline = "default", CloseDate = Now.AddDays(-1) });

        Assert.That((await MovedAsync("closedwon")).CloseDate.IsSet, Is.False);
    }

    [Test]
    public async Task Dates_no_deal_that_stays_open()
    {
        Holds(new Deal { Id = "7", Pipeline = "default" });

        Assert.That((await MovedAsync("appointmentscheduled")).CloseDate.IsSet, Is.False);
    }

    [TestCase("77101", null, "stage")]
    [TestCase("appointmentscheduled", "Renewals", "stage")]
    [TestCase("Nowhere", null, "stage")]
    [TestCase("closedwon", "Partners", "pipeline")]
    public void Refuses_a_stage_of_another_pipeline(string stage, string? pipeline, string field)
    {
        Holds(new Deal { Id = "7", Pipeline = "default" });

        Assert.That(() => MovedAsync(stage, pipeline), Throws.TypeOf<CrmRejectedException>().With.Property(nameof(CrmRejectedException.Fields)).ContainKey(field));
    }

    [Test]
    public async Task Moves_the_deal_that_a_merged_away_id_leads_to()
    {
        Port<ICrmReader<Deal>>().Setup(port => port.GetAsync(new("5"), RecordView.Typed, Ct)).ReturnsAsync(new Deal { Id = "7", Pipeline = "default" });

        Assert.That((await SendAsync(new MoveDealToStageCommand(new("5"), "closedwon", Pipeline: null))).Id, Is.EqualTo("7"));
    }

    [Test]
    public Task Finds_nothing_under_a_malformed_id() => Refusals.NotFoundAsync(() => SendAsync(new MoveDealToStageCommand(new("abc"), "closedwon", Pipeline: null)));

    [TestCase(null)]
    [TestCase(" ")]
    public async Task Refuses_a_move_to_nowhere(string? stage) =>
        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new MoveDealToStageCommand(Seven, stage, Pipeline: null))), Is.EqualTo(["Stage"]));

    private void Holds(Deal deal) => Port<ICrmReader<Deal>>().Setup(port => port.GetAsync(Seven, RecordView.Typed, Ct)).ReturnsAsync(deal);

    private async Task<DealFields> MovedAsync(string stage, string? pipeline = null)
    {
        await SendAsync(new MoveDealToStageCommand(Seven, stage, pipeline));
        return Port<ICrmWriter<Deal, DealFields>>().Invocations.Single().Arguments.OfType<DealFields>().Single();
    }
}
