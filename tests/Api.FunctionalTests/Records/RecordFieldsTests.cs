using System.Text.Json.Nodes;

namespace Api.FunctionalTests.Records;

/// <summary>Every field, under our name and HubSpot's.</summary>
public sealed class RecordFieldsTests(RecordScenario scenario) : RecordFixture(scenario)
{
    [Test]
    public async Task A_create_stores_every_field_under_its_HubSpot_name()
    {
        var id = await GivenAsync(Everything());

        var stored = await StoredAsync(id);

        Assert.That(Scenario.Values.Where(value => stored[value.Property] != value.Stored), Is.Empty);
    }

    [Test]
    public async Task A_read_gives_every_field_as_it_was_written()
    {
        var id = await GivenAsync(Everything());

        var answer = await Reader.GetAsync($"{Path}/{id}");

        Assert.That(Scenario.Values.Where(value => answer.Node(value.Name)?.ToJsonString() != JsonNode.Parse(value.Json)!.ToJsonString()).Select(value => $"{value}: {answer[value.Name]}"), Is.Empty);
    }

    [Test]
    public async Task An_update_stores_each_field_alone()
    {
        var id = await GivenAsync();
        var wrong = new List<string>();
        foreach (var value in Scenario.Values)
        {
            var answer = await Writer.PatchAsync($"{Path}/{id}", $$"""{ "{{value.Name}}": {{value.Json}} }""");
            if (answer.Status != 200 || (await StoredAsync(id))[value.Property] != value.Stored)
                wrong.Add($"{value}: {answer}");
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public async Task Every_field_of_the_answer_is_a_field_that_is_tested_or_set_by_HubSpot()
    {
        string[] others = ["id", "createdAt", "updatedAt", "archived", "url", "recordUrl", "customProperties", "probability", "isClosed", "isWon", "linkId", "from", "to", "cc", "bcc"];
        var answer = await Reader.GetAsync($"{Path}/{await GivenAsync()}");

        Assert.That(((JsonObject)answer.Node("id")!.Parent!).Select(member => member.Key).Except(others, StringComparer.Ordinal), Is.EquivalentTo(Scenario.Values.Select(value => value.Name).Except(others, StringComparer.Ordinal)));
    }

    private JsonObject Everything()
    {
        var body = Scenario.Body(1);
        foreach (var value in Scenario.Values)
            body[value.Name] = JsonNode.Parse(value.Json);
        return body;
    }
}
