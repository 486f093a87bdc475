using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Application.Records.Batches;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Records;

namespace Application.UnitTests.Deals;

/// <summary>Labels of stages in every kind of write.</summary>
public sealed class DealWordsTests : UseCases
{
    private static readonly DealFields Won = Named("Closed Won");
    private static readonly DealFields Lost = Named("Nowhere At All");

    private Mock<ICrmWriter<Deal, DealFields>> Deals => Port<ICrmWriter<Deal, DealFields>>();

    [SetUp]
    public void Hold() => Port<ICrmPipelines>().Setup(port => port.ListAsync(CrmObjectType.Deal, It.IsAny<Freshness>(), Ct)).ReturnsAsync(Portal.Deals);

    [Test]
    public async Task Creates_with_the_id()
    {
        Deals.Setup(port => port.CreateAsync(It.Is<NewRecord<DealFields>>(record => record.Fields.Stage == Text("closedwon")), Ct)).ReturnsAsync(new Deal { Id = "1" });

        Assert.That((await SendAsync(new CreateRecordCommand<Deal, DealFields>(new(Won, [])))).Id, Is.EqualTo("1"));
    }

    [Test]
    public async Task Updates_with_the_ids_and_leaves_the_rest_absent()
    {
        var change = new DealFields { Pipeline = Text("Renewals"), Stage = Text("Closed Won") };
        var expected = change with { Pipeline = Text("77100"), Stage = Text("77102") };
        Deals.Setup(port => port.UpdateAsync(new("7"), expected, Ct)).ReturnsAsync(new Deal { Id = "7" });

        Assert.That((await SendAsync(new UpdateRecordCommand<Deal, DealFields>(new("7"), change))).Id, Is.EqualTo("7"));
    }

    [Test]
    public async Task A_new_deal_with_an_unknown_word_fails_alone_in_a_batch()
    {
        Deals.Setup(port => port.CreateManyAsync(It.Is<IReadOnlyList<NewRecord<DealFields>>>(records => records.All(record => record.Fields.Stage == Text("closedwon"))), Ct)).ReturnsAsync([Done("1"), Done("2")]);

        Assert.That((await SendAsync(new CreateRecordBatchCommand<Deal, DealFields>([new(Won, []), new(Lost, []), new(Won, [])]))).Select(Word), Is.EqualTo(["1", "stage", "2"]));
    }

    [Test]
    public async Task A_change_with_an_unknown_word_fails_alone_in_a_batch()
    {
        Deals.Setup(port => port.UpdateManyAsync(It.Is<IReadOnlyList<RecordUpdate<Deal, DealFields>>>(records => records.Single().Fields.Stage == Text("closedwon")), Ct)).ReturnsAsync([Done("2")]);

        Assert.That((await SendAsync(new UpdateRecordBatchCommand<Deal, DealFields>([new(new("1"), Lost), new(new("2"), Won)]))).Select(Word), Is.EqualTo(["stage", "2"]));
    }

    [Test]
    public async Task An_upsert_with_an_unknown_word_fails_alone_in_a_batch()
    {
        Deals.Setup(port => port.UpsertManyAsync("external_id", It.Is<IReadOnlyList<DealFields>>(records => records.Single().Stage == Text("closedwon")), Ct)).ReturnsAsync([Done("1")]);

        Assert.That((await SendAsync(new UpsertRecordBatchCommand<Deal, DealFields>("external_id", [Keyed(Won), Keyed(Lost)]))).Select(Word), Is.EqualTo(["1", "stage"]));
    }

    [Test]
    public void A_failing_CRM_fails_the_whole_batch()
    {
        Port<ICrmPipelines>().Setup(port => port.ListAsync(CrmObjectType.Deal, It.IsAny<Freshness>(), Ct)).ThrowsAsync(new CrmUnavailableException("down"));

        Assert.That(() => SendAsync(new CreateRecordBatchCommand<Deal, DealFields>([new(Won, [])])), Throws.TypeOf<CrmUnavailableException>());
    }

    private static DealFields Named(string stage) => new() { Name = Text("Bikes"), Stage = Text(stage) };

    private static DealFields Keyed(DealFields fields) => fields with { CustomProperties = new Dictionary<string, string?>(StringComparer.Ordinal) { ["external_id"] = "a-1" } };

    private static BatchOutcome<Deal> Done(string id) => BatchOutcome<Deal>.Done(new Deal { Id = id });

    private static string Word(BatchOutcome<Deal> outcome) => outcome.Error is CrmRejectedException refusal ? refusal.Fields.Keys.Single() : outcome.Record?.Id ?? "nothing";
}
