using Api.FunctionalTests.Assertions;
using Api.FunctionalTests.Records;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Engagements;

/// <summary>The short form: a new engagement under the contact that it belongs to.</summary>
[TestFixtureSource(typeof(RecordScenario), nameof(RecordScenario.Engagements))]
public sealed class LogOnContactTests(RecordScenario scenario) : CrmFixture
{
    private Parties _parties = null!;

    [SetUp]
    public async Task GivenPartiesAsync() => _parties = await Parties.MakeAsync(HubSpot);

    [Test]
    public async Task Answers_201_with_a_record_that_belongs_to_the_contact()
    {
        var answer = await LogAsync(_parties["contacts"], scenario.Fields(1));

        Assert.That((answer.Status, answer[scenario.Text.Name], (await IncludedAsync(answer.Id, "contacts"))["associations.contacts.0"]), Is.EqualTo((201, scenario.Text.Value, _parties["contacts"])));
    }

    [Test]
    public async Task Names_the_address_of_the_record_itself()
    {
        var answer = await LogAsync(_parties["contacts"], scenario.Fields(1));

        Assert.Multiple(async () =>
        {
            Assert.That(answer.Header("Location"), Does.EndWith($"{scenario.Path}/{answer.Id}"));
            Assert.That((await Reader.GetAsync(answer.Header("Location")!))["id"], Is.EqualTo(answer.Id));
        });
    }

    [Test]
    public async Task Needs_one_request()
    {
        var before = await HubSpot.CallsAsync();

        await LogAsync(_parties["contacts"], scenario.Fields(1));

        Assert.That(await HubSpot.CallsAsync() - before, Is.EqualTo(1));
    }

    [Test]
    public async Task Takes_further_associations()
    {
        var id = (await LogAsync(_parties["contacts"], scenario.Fields(1).With("associations", _parties.Of("contacts", "deals")))).Id;

        Assert.That((await IncludedAsync(id, "contacts,deals"))["associations"], Is.EqualTo($$"""{"contacts":["{{_parties["contacts"]}}"],"deals":["{{_parties["deals"]}}"]}"""));
    }

    [TestCase("1")]
    [TestCase("51299999999")]
    [TestCase("abc")]
    [TestCase("1%2F2")]
    public async Task Answers_404_for_an_id_that_names_no_contact(string id)
    {
        Assert.That(await LogAsync(id, scenario.Fields(1)), Problem.Of(404, "record.not-found"));
    }

    [Test]
    public async Task Answers_404_for_an_archived_contact()
    {
        await HubSpot.ArchiveAsync("contacts", _parties["contacts"]);

        Assert.That(await LogAsync(_parties["contacts"], scenario.Fields(1)), Problem.Of(404, "record.not-found"));
    }

    [Test]
    public async Task Names_another_contact_that_does_not_exist()
    {
        var body = scenario.Fields(1).With("associations", new { contacts = new[] { $"{_parties["contacts"]}9" } });

        Assert.That(await LogAsync(_parties["contacts"], body), Problem.Of(422, "record.rejected").About("associations.contacts"));
    }

    [Test]
    public async Task Holds_it_to_the_rules_of_a_new_record()
    {
        Assert.That(await LogAsync(_parties["contacts"], scenario.Fields(1).With(scenario.Text.Name, "a\0b")), Problem.Invalid(scenario.Text.Name));
    }

    [Test]
    public async Task Passes_on_that_HubSpot_refuses_a_value()
    {
        Assert.That(await LogAsync(_parties["contacts"], scenario.Fields(1).With(scenario.Choice.Name, scenario.Choice.Wrong)), Problem.Of(422, "record.rejected").About(scenario.Choice.Name));
    }

    [Test]
    public async Task Needs_a_body()
    {
        Assert.That((await Writer.PostAsync($"{Contacts}/{_parties["contacts"]}/{scenario.Records}", "")).Status, Is.EqualTo(400));
    }

    private Task<Answer> LogAsync(string contact, object body) => Writer.PostAsync($"{Contacts}/{contact}/{scenario.Records}", body);

    private Task<Answer> IncludedAsync(string id, string include) => Reader.GetAsync($"{scenario.Path}/{id}?include={include}");
}
