using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Deals;

public sealed class DealSummaryTests : OwnSystemFixture
{
    private static readonly string[] Stages = ["appointmentscheduled", "qualifiedtobuy", "presentationscheduled", "decisionmakerboughtin", "contractsent", "closedwon", "closedlost"];

    [Test]
    public async Task Lists_every_stage_of_the_first_pipeline_in_its_order()
    {
        var answer = await SummaryAsync();

        Assert.Multiple(() =>
        {
            Assert.That(answer["pipeline"], Is.EqualTo("default"));
            Assert.That(answer.Each("stages", "id"), Is.EqualTo(Stages));
            Assert.That(answer.Each("stages", "count"), Is.All.EqualTo("0"));
            Assert.That(answer.Each("stages", "label"), Does.Contain("Appointment Scheduled"));
        });
    }

    [Test]
    public async Task Adds_up_amounts_and_weighs_them_by_the_chance_to_win()
    {
        await HubSpot.CreateManyAsync("deals", [Deal("contractsent", "1000.50"), Deal("contractsent", "2000"), Deal("contractsent", ""), Deal("closedwon", "10"), Deal("closedlost", "77")]);

        var answer = await SummaryAsync();

        Assert.That(Sums(answer), Is.EqualTo(new[] { (4, 3, 3000.50m, 2700.45m), (5, 1, 10m, 10m), (6, 1, 77m, 0m) }));
    }

    [Test]
    public async Task Sees_a_deal_that_search_does_not_see_yet_and_no_archived_one()
    {
        await HubSpot.SetAsync(new { searchDelayMs = 3_600_000 });
        var ids = await HubSpot.CreateManyAsync("deals", [Deal("closedwon", "10"), Deal("closedwon", "5")]);
        await HubSpot.ArchiveAsync("deals", ids[1]);

        Assert.That(Sums(await SummaryAsync()), Is.EqualTo(new[] { (5, 1, 10m, 10m) }));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Adds_up_the_pipeline_that_is_named(bool byId)
    {
        var (id, stages) = await HubSpot.AddPipelineAsync("deals", "Partners", ("Offer", new { probability = "0.5" }), ("Signed", new { probability = "1.0" }));
        await HubSpot.CreateManyAsync("deals", [new { dealname = "A", pipeline = id, dealstage = stages[0], amount = "100" }, Deal("closedwon", "10")]);

        var answer = await SummaryAsync(byId ? id : "partners");

        Assert.That((answer["pipeline"], string.Join(' ', Sums(answer))), Is.EqualTo((id, "(0, 1, 100, 50.0)")));
    }

    [Test]
    public async Task Refuses_an_unknown_pipeline_and_names_those_there_are()
    {
        var answer = await SummaryAsync("nowhere");

        Assert.Multiple(() =>
        {
            Assert.That(answer, Problem.Of(422, "record.rejected").About("pipeline"));
            Assert.That(answer["errors.pipeline.0"], Does.Contain("Sales Pipeline (default)"));
        });
    }

    [Test]
    public async Task Is_right_for_more_deals_than_a_search_reaches()
    {
        await HubSpot.CreateManyAsync("deals", Enumerable.Range(0, 10_250).Select(n => Deal(Stages[n % 2 == 0 ? 0 : 5], "1.01")));

        Assert.That(Sums(await SummaryAsync()), Is.EqualTo(new[] { (0, 5125, 5176.25m, 1035.25m), (5, 5125, 5176.25m, 5176.25m) }));
    }

    private Task<Answer> SummaryAsync(string? pipeline = null) => Reader.GetAsync($"/api/v1/deals/summary{(pipeline is null ? "" : $"?pipeline={pipeline}")}");

    private static object Deal(string dealstage, string amount) => new { dealname = "A", pipeline = "default", dealstage, amount };

    // The stages that have deals: place, count, amount, weighted amount.
    private static IEnumerable<(int Place, int Count, decimal Amount, decimal Weighted)> Sums(Answer answer) => answer.Node("stages")!.AsArray().Index()
        .Select(stage => (stage.Index, stage.Item!["count"]!.GetValue<int>(), stage.Item["amount"]!.GetValue<decimal>(), stage.Item["weightedAmount"]!.GetValue<decimal>()))
        .Where(stage => stage.Item2 > 0);
}
