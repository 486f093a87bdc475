using Api.FunctionalTests.Records;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Documents;

/// <summary>The list of calls that other fixtures go through is right and complete.</summary>
public sealed class RecordCallsTests(RecordScenario scenario) : RecordFixture(scenario)
{
    [Test]
    public async Task Every_call_succeeds_as_it_stands()
    {
        var wrong = new List<string>();
        foreach (var call in Scenario.Calls)
        {
            await EmptyAsync();
            await PrepareAsync();
            await GivenKeyAsync();
            var ids = await GivenManyAsync(2);
            var answer = await call.On(ids[0], ids[1]).SendAsync(Operator);
            if (answer.Status != call.Success || (call.IsBatch && answer.Has("results.0.problem")))
                wrong.Add($"{call}: {answer}");
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public async Task Every_call_that_the_service_documents_is_in_the_list()
    {
        var document = OpenApi.Parse((await Nobody.GetAsync("/swagger/v1/swagger.json")).Text);
        var documented = document.Operations.Where(operation => operation.Template.StartsWith(Path, StringComparison.Ordinal)).ToList();

        var missing = documented.Where(operation => !Scenario.Calls.Any(call => operation.Is(call.Method, call.Path.Replace("{id}", "1", StringComparison.Ordinal))));

        Assert.That(missing, Is.Empty);
    }
}
