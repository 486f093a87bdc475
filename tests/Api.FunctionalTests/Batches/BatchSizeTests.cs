using Api.FunctionalTests.Assertions;
using Api.FunctionalTests.Records;

namespace Api.FunctionalTests.Batches;

public sealed class BatchSizeTests(RecordScenario scenario) : RecordFixture(scenario)
{
    private const int Most = 10_000;

    [Test]
    public async Task Takes_ten_thousand_records_at_once()
    {
        var ids = await GivenManyAsync(Most);

        Assert.That(ids.Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(Most));
    }

    [TestCase("read")]
    [TestCase("archive")]
    public async Task Refuses_more_than_ten_thousand_ids(string operation)
    {
        var answer = await Writer.PostAsync($"{Path}/batch/{operation}", new { ids = Enumerable.Range(1, Most + 1).Select(n => n.ToString()) });

        Assert.That(answer, Problem.Invalid("ids"));
    }

    [TestCase("create")]
    [TestCase("update")]
    [TestCase("upsert")]
    public async Task Refuses_more_than_ten_thousand_records(string operation)
    {
        var records = string.Join(',', Enumerable.Repeat(operation == "update" ? """{ "id": "1" }""" : "{}", Most + 1));

        var answer = await Writer.PostAsync($"{Path}/batch/{operation}", $$"""{ {{(operation == "upsert" ? "\"by\": \"external_id\"," : "")}} "records": [{{records}}] }""");

        Assert.That(answer, Problem.Invalid("records"));
    }
}
