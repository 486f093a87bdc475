using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Records;

public sealed class CreateRecordTests(RecordScenario scenario) : RecordFixture(scenario)
{
    [Test]
    public async Task Answers_201_with_the_record()
    {
        var answer = await CreateAsync(Scenario.Body(1));

        Assert.That((answer.Status, answer[Text.Name]), Is.EqualTo((201, Text.Value)));
    }

    [Test]
    public async Task Stores_the_fields_under_their_HubSpot_names()
    {
        var id = await GivenAsync();

        Assert.That((await StoredAsync(id))[Text.Property], Is.EqualTo(Text.Value));
    }

    [Test]
    public async Task Names_the_address_of_the_new_record()
    {
        var answer = await CreateAsync(Scenario.Body(1));

        Assert.That((await Reader.GetAsync(answer.Header("Location")!))["id"], Is.EqualTo(answer.Id));
    }

    [Test]
    public async Task Answers_with_what_every_record_has()
    {
        var answer = await CreateAsync(Scenario.Body(1));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Id, Does.Match("^[0-9]+$"));
            Assert.That(answer["createdAt"], Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"));
            Assert.That(answer["updatedAt"], Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"));
            Assert.That(answer["archived"], Is.EqualTo("false"));
            Assert.That(answer[Scenario.PageField], Does.Contain(answer.Id));
            Assert.That(answer["customProperties"], Is.EqualTo("{}"));
        });
    }

    [Test]
    public async Task Shows_fields_without_a_value_as_null()
    {
        var body = Scenario.Body(1);
        body.Remove(Text.Name);

        var answer = await CreateAsync(body);

        Assert.That((answer.Has(Text.Name), answer[Text.Name]), Is.EqualTo((true, default(string))));
    }

    [Test]
    public async Task Takes_null_as_nothing_to_set()
    {
        var answer = await CreateAsync(Scenario.Body(1).With(Text.Name, null));

        Assert.That(answer.Status, Is.EqualTo(201));
    }

    [Test]
    public async Task Refuses_a_record_of_which_nothing_is_said()
    {
        Assert.That(await CreateAsync([]), Problem.Invalid(Scenario.Needed));
    }

    [Test]
    public async Task Refuses_an_unknown_field_by_name()
    {
        Assert.That(await CreateAsync(Scenario.Body(1).With("favouriteColour", "red")), Problem.Invalid("favouriteColour"));
    }

    [Test]
    public async Task Refuses_a_number_where_a_text_is_due()
    {
        Assert.That(await CreateAsync(Scenario.Body(1).With(Text.Name, 7)), Problem.Invalid(Text.Name));
    }

    [Test]
    public async Task Refuses_a_member_that_only_the_service_sets()
    {
        Assert.That(await CreateAsync(Scenario.Body(1).With("id", "1")), Problem.Invalid("id"));
    }

    [Test]
    public async Task Refuses_control_characters()
    {
        Assert.That(await CreateAsync(Scenario.Body(1).With(Text.Name, "a\0b")), Problem.Invalid(Text.Name));
    }

    [Test]
    public async Task Refuses_a_text_that_HubSpot_would_not_take()
    {
        Assert.That(await CreateAsync(Scenario.Body(1).With(Text.Name, new string('x', 65_537))), Problem.Invalid(Text.Name));
    }

    [Test]
    public async Task Keeps_text_of_any_script()
    {
        const string Written = "Σοφία 李伟 👩‍🚀 \"quoted\" <b>&amp;</b> \\ / tab\tline\nend";

        var id = await GivenAsync(Scenario.Body(1).With(Text.Name, Written));

        Assert.That((await Reader.GetAsync($"{Path}/{id}"))[Text.Name], Is.EqualTo(Written));
    }

    [Test]
    public async Task Passes_on_that_HubSpot_refuses_an_option()
    {
        var answer = await CreateAsync(Scenario.Body(1).With(Choice.Name, Choice.Wrong));

        Assert.That(answer, Problem.Of(422, "record.rejected").About(Choice.Name).Saying("hubSpot.status", "400").Saying("hubSpot.category", "VALIDATION_ERROR"));
    }

    [Test]
    public async Task Makes_nothing_when_it_refuses()
    {
        await CreateAsync(Scenario.Body(1).With(Choice.Name, Choice.Wrong));

        Assert.That(await HubSpot.RecordsAsync(Records), Is.Empty);
    }
}
