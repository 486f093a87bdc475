using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Deals;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Records;

namespace Application.UnitTests.Deals;

public sealed class GetDealSummaryTests : UseCases
{
    private static readonly Deal[] None = [];

    [SetUp]
    public void Hold() => Port<ICrmPipelines>().Setup(port => port.ListAsync(CrmObjectType.Deal, It.IsAny<Freshness>(), Ct)).ReturnsAsync(Portal.Deals);

    [Test]
    public async Task Adds_up_each_stage_in_the_order_of_the_pipeline()
    {
        Pages([Deal("closedwon", 100.10m), Deal("appointmentscheduled", 10m), Deal("appointmentscheduled", 0.5m), Deal("closedlost", 7m)]);

        Assert.That((await SendAsync(new GetDealSummaryQuery(Pipeline: null))).Stages, Is.EqualTo(new StageSummary[]
        {
            new("appointmentscheduled", "Appointment Scheduled", 2, 10.5m, 2.10m), new("closedwon", "Closed Won", 1, 100.10m, 100.10m), new("closedlost", "Closed Lost", 1, 7m, 0m),
        }));
    }

    [TestCase(null, "default")]
    [TestCase("default", "default")]
    [TestCase("renewals", "77100")]
    [TestCase("77100", "77100")]
    public async Task Names_the_pipeline(string? word, string id)
    {
        Pages(None);

        Assert.That((await SendAsync(new GetDealSummaryQuery(word))).Pipeline, Is.EqualTo(id));
    }

    [Test]
    public async Task Shows_stages_without_deals()
    {
        Pages(None);

        Assert.That((await SendAsync(new GetDealSummaryQuery("Renewals"))).Stages.Select(stage => (stage.Id, stage.Count)), Is.EqualTo([("77101", 0L), ("77102", 0L)]));
    }

    [Test]
    public async Task Reads_every_page()
    {
        Pages([Deal("closedwon", 1m)], [Deal("closedwon", 2m)], [Deal("closedwon", 4m)]);

        Assert.That(await StageAsync("closedwon"), Is.EqualTo((3L, 7m)));
    }

    [Test]
    public async Task Counts_deals_without_an_amount()
    {
        Pages([Deal("closedwon", amount: null), Deal("closedwon", 2m)]);

        Assert.That(await StageAsync("closedwon"), Is.EqualTo((2L, 2m)));
    }

    [Test]
    public async Task Leaves_out_deals_of_other_pipelines()
    {
        Pages([Deal("closedwon", 1m), Deal("closedwon", 2m) with { Pipeline = "77100" }, Deal("closedwon", 4m) with { Pipeline = null }]);

        Assert.That(await StageAsync("closedwon"), Is.EqualTo((1L, 1m)));
    }

    [Test]
    public async Task Has_a_row_for_a_stage_that_is_not_known_yet()
    {
        Pages([Deal("9001", 5m)]);

        Assert.That((await SendAsync(new GetDealSummaryQuery(Pipeline: null))).Stages[^1], Is.EqualTo(new StageSummary("9001", "9001", 1, 5m, 0m)));
    }

    [Test]
    public void Refuses_a_pipeline_that_does_not_exist() =>
        Assert.That(() => SendAsync(new GetDealSummaryQuery("Partners")), Throws.TypeOf<CrmRejectedException>().With.Property(nameof(CrmRejectedException.Fields)).ContainKey("pipeline"));

    private async Task<(long Count, decimal Amount)> StageAsync(string id)
    {
        var stage = (await SendAsync(new GetDealSummaryQuery(Pipeline: null))).Stages.Single(each => each.Id == id);
        return (stage.Count, stage.Amount);
    }

    private void Pages(params Deal[][] pages)
    {
        foreach (var (index, page) in pages.Index())
        {
            Port<ICrmReader<Deal>>().Setup(port => port.ListAsync(100, index == 0 ? null : $"{index}", RecordView.Typed, Ct))
                .ReturnsAsync(new Page<Deal>(page, index == pages.Length - 1 ? null : $"{index + 1}"));
        }
    }

    private static Deal Deal(string stage, decimal? amount) => new() { Id = "1", Pipeline = "default", Stage = stage, Amount = amount };
}
