using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Records;

/// <summary>Values of HubSpot properties that have no field of their own.</summary>
public sealed class CustomPropertiesTests(RecordScenario scenario) : RecordFixture(scenario)
{
    private const string Name = "test_value";

    [TestCase("string", "\"forty-two\"", "forty-two")]
    [TestCase("number", "42.5", "42.5")]
    [TestCase("number", "\"42.5\"", "42.5")]
    [TestCase("number", "-7", "-7")]
    [TestCase("bool", "true", "true")]
    [TestCase("bool", "\"false\"", "false")]
    [TestCase("enumeration", "\"red\"", "red")]
    [TestCase("date", "\"2026-11-24\"", "2026-11-24")]
    [TestCase("datetime", "\"2026-11-24T09:30:00.000Z\"", "2026-11-24T09:30:00.000Z")]
    public async Task Writes_values_of_every_kind_and_answers_with_them(string kind, string json, string expected)
    {
        await GivenPropertyAsync(kind);

        var answer = await WriteAsync(json);

        Assert.That((answer.Status, answer[$"customProperties.{Name}"]), Is.EqualTo((201, expected)));
    }

    [Test]
    public async Task Clears_a_value_with_null()
    {
        await GivenPropertyAsync("string");
        var id = (await WriteAsync("\"there\"")).Id;

        var answer = await Writer.PatchAsync($"{Path}/{id}", $$"""{ "customProperties": { "{{Name}}": null } }""");

        Assert.That((answer.Status, answer["customProperties"], (await StoredAsync(id))[Name] ?? ""), Is.EqualTo((200, $$"""{"{{Name}}":null}""", "")));
    }

    [TestCase("number", "\"many\"")]
    [TestCase("bool", "\"perhaps\"")]
    [TestCase("enumeration", "\"blue\"")]
    [TestCase("date", "\"tomorrow\"")]
    public async Task Names_the_property_whose_value_HubSpot_refuses(string kind, string json)
    {
        await GivenPropertyAsync(kind);

        Assert.That(await WriteAsync(json), Problem.Of(422, "record.rejected").About($"customProperties.{Name}"));
    }

    [Test]
    public async Task Names_a_property_that_HubSpot_does_not_have()
    {
        Assert.That(await WriteAsync("\"x\""), Problem.Of(422, "record.rejected").About($"customProperties.{Name}"));
    }

    [Test]
    public async Task Refuses_the_property_that_the_service_keeps_for_itself()
    {
        var answer = await CreateAsync(Scenario.Body(1).WithCustom("hubspotcrm_write_id", "x"));

        Assert.That(answer, Problem.Invalid("customProperties.hubspotcrm_write_id"));
    }

    [Test]
    public async Task Refuses_the_property_of_a_typed_field()
    {
        var answer = await CreateAsync(Scenario.Body(1).WithCustom(Text.Property, "x"));

        Assert.That(answer, Problem.Invalid($"customProperties.{Text.Property}"));
    }

    [Test]
    public async Task Says_which_field_to_use_for_the_property_of_a_typed_one()
    {
        var answer = await CreateAsync(Scenario.Body(1).WithCustom(Text.Property, "x"));

        Assert.That(answer["detail"], Does.Contain($"'{Text.Name}'"));
    }

    [TestCase("Upper_case")]
    [TestCase("with space")]
    [TestCase("with-dash")]
    [TestCase("with.dot")]
    [TestCase("line\\n")]
    [TestCase("nul\\u0000")]
    [TestCase("")]
    public async Task Refuses_a_name_that_no_property_can_have(string name)
    {
        var answer = await Writer.PostAsync(Path, With($$"""{ "{{name}}": "x" }"""));

        Assert.That(answer, Problem.Of(400, "request.invalid"));
    }

    [TestCase("""{ "test_value": {} }""")]
    [TestCase("""{ "test_value": [] }""")]
    [TestCase("""{ "test_value": ["a"] }""")]
    [TestCase("""{ "test_value": 1e400 }""")]
    [TestCase("""{ "test_value": "a", "test_value": "b" }""")]
    [TestCase("""{ "test_value": "\u0000" }""")]
    [TestCase("""{ "test_value": "\ud800" }""")]
    [TestCase("[]")]
    [TestCase("\"text\"")]
    public async Task Refuses_what_is_not_a_map_of_single_values(string custom)
    {
        Assert.That(await Writer.PostAsync(Path, With(custom)), Problem.Of(400, "request.invalid"));
    }

    [Test]
    public async Task Refuses_more_properties_than_a_record_can_have()
    {
        var custom = Enumerable.Range(0, 251).ToDictionary(n => $"p{n}", _ => "x", StringComparer.Ordinal);

        Assert.That(await CreateAsync(Scenario.Body(1).With("customProperties", custom)), Problem.Invalid("customProperties"));
    }

    private Task GivenPropertyAsync(string kind) => HubSpot.AddPropertyAsync(Records, Name, kind, unique: false, kind switch
    {
        "enumeration" => ["red", "green"],
        "bool" => ["true", "false"],
        _ => [],
    });

    private Task<Answer> WriteAsync(string json) => Writer.PostAsync(Path, With($$"""{ "{{Name}}": {{json}} }"""));

    private string With(string custom) => $"{Scenario.Body(1).ToJsonString()[..^1]}, \"customProperties\": {custom} }}";
}
