using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Records;

/// <summary>Merging, for the types that HubSpot merges.</summary>
[TestFixtureSource(typeof(RecordScenario), nameof(RecordScenario.Parties))]
public sealed class MergeRecordsTests(RecordScenario scenario) : CrmFixture
{
    private string _first = "";
    private string _second = "";

    [SetUp]
    public async Task GivenTwoAsync()
    {
        _first = (await Writer.PostAsync(scenario.Path, scenario.Body(1))).Id;
        _second = (await Writer.PostAsync(scenario.Path, scenario.Body(2).With(scenario.Text.Name, scenario.Text.Other))).Id;
    }

    [Test]
    public async Task Answers_with_the_surviving_record_and_the_values_of_the_first()
    {
        var answer = await Writer.PostAsync($"{scenario.Path}/{_first}/merge", new { duplicateId = _second });

        Assert.That((answer.Status, answer[scenario.Text.Name]), Is.EqualTo((200, scenario.Text.Value)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Both_old_ids_lead_to_the_surviving_record(bool mergeKeepsPrimaryId)
    {
        await HubSpot.SetAsync(new { mergeKeepsPrimaryId });

        var merged = (await Writer.PostAsync($"{scenario.Path}/{_first}/merge", new { duplicateId = _second })).Id;

        Assert.That(((await Reader.GetAsync($"{scenario.Path}/{_first}"))["id"], (await Reader.GetAsync($"{scenario.Path}/{_second}"))["id"]), Is.EqualTo((merged, merged)));
    }

    [Test]
    public async Task Refuses_to_merge_a_record_with_itself()
    {
        Assert.That(await Writer.PostAsync($"{scenario.Path}/{_first}/merge", new { duplicateId = _first }), Problem.Invalid("duplicateId"));
    }

    [TestCase("1")]
    [TestCase("abc")]
    public async Task Answers_404_when_the_record_does_not_exist(string id)
    {
        Assert.That(await Writer.PostAsync($"{scenario.Path}/{id}/merge", new { duplicateId = _second }), Problem.Of(404, "record.not-found"));
    }

    [Test]
    public async Task Answers_404_when_the_duplicate_does_not_exist()
    {
        Assert.That(await Writer.PostAsync($"{scenario.Path}/{_first}/merge", new { duplicateId = "1" }), Problem.Of(404, "record.not-found"));
    }
}
