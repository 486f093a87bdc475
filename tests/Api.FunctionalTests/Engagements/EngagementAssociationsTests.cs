using Api.FunctionalTests.Assertions;
using Api.FunctionalTests.Records;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Engagements;

/// <summary>What a new call, meeting, note, task or email belongs to.</summary>
[TestFixtureSource(typeof(RecordScenario), nameof(RecordScenario.Engagements))]
public sealed class EngagementAssociationsTests(RecordScenario scenario) : CrmFixture
{
    private Parties _parties = null!;

    [SetUp]
    public async Task GivenPartiesAsync() => _parties = await Parties.MakeAsync(HubSpot);

    [TestCase("contacts")]
    [TestCase("companies")]
    [TestCase("deals")]
    [TestCase("tickets")]
    [TestCase("contacts,companies")]
    [TestCase("companies,deals,tickets")]
    [TestCase("contacts,companies,deals,tickets")]
    public async Task Is_made_with_any_mix_of_them_in_one_request(string types)
    {
        var before = await HubSpot.CallsAsync();

        var answer = await CreateAsync(_parties.Of(types.Split(',')));

        Assert.Multiple(async () =>
        {
            Assert.That((answer.Status, await HubSpot.CallsAsync() - before), Is.EqualTo((201, 1)));
            foreach (var type in types.Split(','))
            {
                Assert.That((await Reader.GetAsync($"{scenario.Path}/{answer.Id}?include={type}"))[$"associations.{type}.0"], Is.EqualTo(_parties[type]));
                Assert.That((await Reader.GetAsync($"/api/v1/{type}/{_parties[type]}?include={scenario.Records}"))[$"associations.{scenario.Records}.0"], Is.EqualTo(answer.Id));
            }
        });
    }

    [Test]
    public async Task Takes_several_records_of_one_type()
    {
        var contacts = await HubSpot.CreateManyAsync("contacts", Enumerable.Range(0, 20).Select(n => new { email = $"c{n}@example.org" }));

        var id = (await CreateAsync(new { contacts })).Id;

        Assert.That((await Reader.GetAsync($"{scenario.Path}/{id}?include=contacts")).Count("associations.contacts"), Is.EqualTo(20));
    }

    [Test]
    public async Task Takes_a_record_that_is_named_twice_once()
    {
        var id = (await CreateAsync(new { contacts = new[] { _parties["contacts"], _parties["contacts"] } })).Id;

        Assert.That((await Reader.GetAsync($"{scenario.Path}/{id}?include=contacts")).Count("associations.contacts"), Is.EqualTo(1));
    }

    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("""{ "contacts": [] }""")]
    [TestCase("""{ "contacts": null, "deals": [] }""")]
    public async Task Refuses_to_belong_to_nothing(string associations)
    {
        var body = scenario.Fields(1);
        body["associations"] = System.Text.Json.Nodes.JsonNode.Parse(associations);

        Assert.That(await Writer.PostAsync(scenario.Path, body), Problem.Invalid("associations"));
    }

    [TestCase("contacts", "51299999999")]
    [TestCase("companies", "18899999999")]
    [TestCase("deals", "29899999999")]
    [TestCase("tickets", "32199999999")]
    public async Task Names_the_type_of_an_id_that_names_no_record(string type, string id)
    {
        var answer = await CreateAsync(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["contacts"] = [_parties["contacts"]], [type] = [id] });

        Assert.Multiple(async () =>
        {
            Assert.That(answer, Problem.Of(422, "record.rejected").About($"associations.{type}"));
            Assert.That(answer[$"errors.associations.{type}.0"] ?? answer.Text, Does.Contain(id));
            Assert.That(await HubSpot.RecordsAsync(scenario.Records), Is.Empty);
        });
    }

    [Test]
    public async Task Names_the_type_of_an_archived_record()
    {
        await HubSpot.ArchiveAsync("contacts", _parties["contacts"]);

        Assert.That(await CreateAsync(_parties.Of("contacts")), Problem.Of(422, "record.rejected").About("associations.contacts"));
    }

    [TestCase("abc")]
    [TestCase("")]
    [TestCase("-1")]
    public async Task Refuses_what_is_no_id(string id)
    {
        Assert.That(await CreateAsync(new { deals = new[] { id } }), Problem.Invalid("associations.deals"));
    }

    [TestCase("""{ "notes": ["1"] }""", "associations.notes")]
    [TestCase("""{ "contacts": "1" }""", "associations.contacts")]
    [TestCase("""{ "contacts": [1] }""", "associations.contacts[0]")]
    [TestCase("[]", "associations")]
    public async Task Refuses_a_wrong_shape_by_member(string associations, string member)
    {
        var body = scenario.Fields(1);
        body["associations"] = System.Text.Json.Nodes.JsonNode.Parse(associations);

        Assert.That(await Writer.PostAsync(scenario.Path, body), Problem.Invalid(member));
    }

    [Test]
    public async Task A_batch_lets_one_that_belongs_to_nothing_fail_alone()
    {
        var bad = scenario.Fields(3).With("associations", new { contacts = new[] { "51299999999" } });

        var answer = await Writer.PostAsync($"{scenario.Path}/batch/create", new { records = new[] { scenario.Fields(1), scenario.Fields(2).With("associations", _parties.Of("deals")), bad } });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Node("results.0"), Problem.Outcome(400, "request.invalid").About("associations"));
            Assert.That(answer["results.1.status"], Is.EqualTo("201"));
            Assert.That(answer.Node("results.2"), Problem.Outcome(422, "record.rejected").About("associations.contacts"));
        });
    }

    private Task<Answer> CreateAsync(object associations) => Writer.PostAsync(scenario.Path, scenario.Fields(1).With("associations", associations));
}
