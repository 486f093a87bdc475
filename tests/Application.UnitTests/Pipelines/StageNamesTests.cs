using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipelines;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Pipelines;
using HubSpotCrm.Domain.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Application.UnitTests.Pipelines;

/// <summary>Pipelines and stages in what is written: HubSpot takes ids only.</summary>
public sealed class StageNamesTests : UseCases
{
    private static readonly CrmPipeline Grown = Portal.Sales with { Stages = [.. Portal.Sales.Stages, new("9001", "Second Look", 0.3m, IsClosed: false)] };

    [TestCase("default", "closedwon")]
    [TestCase("77100", "77102")]
    [TestCase("3f2504e0-4f89-41d3-9a0c-0305e82c3301", "9")]
    [TestCase(null, "closedwon")]
    [TestCase("default", null)]
    [TestCase(null, null)]
    [TestCase("", "")]
    public async Task Takes_what_looks_like_ids_without_asking(string? pipeline, string? stage) => Assert.That(await ResolveAsync(pipeline, stage), Is.EqualTo((pipeline, stage)));

    [TestCase("Sales Pipeline", "Closed Won", "default", "closedwon")]
    [TestCase(" renewals ", "closed won", "77100", "77102")]
    [TestCase("77100", "Closed Won", "77100", "77102")]
    [TestCase("Renewals", "77101", "77100", "77101")]
    [TestCase("renewals", "due", "77100", "77101")]
    [TestCase("Renewals", null, "77100", null)]
    [TestCase(null, "Closed Won", null, "closedwon")]
    [TestCase(null, "Due", null, "77101")]
    public async Task Finds_labels(string? pipeline, string? stage, string? pipelineId, string? stageId)
    {
        Lists(Freshness.Known, Portal.Deals);

        Assert.That(await ResolveAsync(pipeline, stage), Is.EqualTo((pipelineId, stageId)));
    }

    [TestCase("Sales Pipeline")]
    [TestCase(null)]
    public async Task Asks_again_for_a_stage_that_is_new(string? pipeline)
    {
        Lists(Freshness.Known, Portal.Deals);
        Lists(Freshness.AfterMiss, [Grown]);

        Assert.That((await ResolveAsync(pipeline, "Second Look")).Stage, Is.EqualTo("9001"));
    }

    [Test]
    public async Task Asks_again_for_a_pipeline_that_is_new()
    {
        Lists(Freshness.Known, [Portal.Sales]);
        Lists(Freshness.AfterMiss, Portal.Deals);

        Assert.That(await ResolveAsync("Renewals", "77101"), Is.EqualTo(("77100", "77101")));
    }

    [Test]
    public void Says_which_pipelines_there_are() => Assert.That(
        Refusal("Partners", "Due")?.Fields["pipeline"], Is.EqualTo(["'Partners' is no pipeline of deals. There are: Sales Pipeline (default), Renewals (77100)."]));

    [Test]
    public void Says_which_stages_the_pipeline_has() => Assert.That(
        Refusal("Renewals", "Appointment Scheduled")?.Fields["stage"], Is.EqualTo(["'Appointment Scheduled' is no stage of Renewals, which has: Due (77101), Closed Won (77102)."]));

    [Test]
    public void Says_which_stages_all_pipelines_have_when_none_is_named() => Assert.That(Refusal(null, "Nowhere")?.Fields["stage"][0], Does.Contain("Sales Pipeline, which has: ").And.Contain("Renewals, which has: "));

    [TestCase(false, Freshness.Known)]
    [TestCase(true, Freshness.Now)]
    public async Task Lists_the_pipelines(bool refresh, Freshness freshness)
    {
        Lists(freshness, Portal.Deals);

        Assert.That(await SendAsync(new ListPipelinesQuery(CrmObjectType.Deal, refresh)), Is.EqualTo(Portal.Deals));
    }

    private ValueTask<(string? Pipeline, string? Stage)> ResolveAsync(string? pipeline, string? stage) =>
        Services.GetRequiredService<StageNames>().ResolveAsync(CrmObjectType.Deal, pipeline, stage, Ct);

    private void Lists(Freshness freshness, IReadOnlyList<CrmPipeline> pipelines) => Port<ICrmPipelines>().Setup(port => port.ListAsync(CrmObjectType.Deal, freshness, Ct)).ReturnsAsync(pipelines);

    private CrmRejectedException? Refusal(string? pipeline, string? stage)
    {
        Lists(Freshness.Known, Portal.Deals);
        Lists(Freshness.AfterMiss, Portal.Deals);
        return Assert.ThrowsAsync<CrmRejectedException>(async () => await ResolveAsync(pipeline, stage));
    }
}
