using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;

namespace Api.FunctionalTests.ReferenceData;

/// <summary>What pipelines, owners, properties and outcomes look like.</summary>
public sealed class ListsTests : OwnSystemFixture
{
    [Test]
    public async Task Pipelines_of_deals_have_stages_with_a_chance_to_win()
    {
        var answer = await GetAsync("pipelines/deals");

        Assert.That((answer["results.0.id"], answer["results.0.label"], answer["results.0.stages.0"]),
            Is.EqualTo(("default", "Sales Pipeline", """{"id":"appointmentscheduled","label":"Appointment Scheduled","probability":0.2,"isClosed":false}""")));
    }

    [Test]
    public async Task Pipelines_of_tickets_have_stages_without_one()
    {
        var answer = await GetAsync("pipelines/tickets");

        Assert.That((answer["results.0.id"], answer["results.0.stages.3"]), Is.EqualTo(("0", """{"id":"4","label":"Closed","isClosed":true}""")));
    }

    [Test]
    public async Task Pipelines_come_in_the_order_of_the_account()
    {
        await HubSpot.AddPipelineAsync("deals", "Partners", ("Offer", new { probability = "0.5" }), ("Signed", new { probability = "1.0" }));

        var answer = await GetAsync("pipelines/deals?refresh=true");

        Assert.That((answer["results.1.label"], answer["results.1.stages.1.isClosed"]), Is.EqualTo(("Partners", "true")));
    }

    [TestCase("contacts")]
    [TestCase("calls")]
    [TestCase("unicorns")]
    public async Task Only_deals_and_tickets_have_pipelines(string records)
    {
        Assert.That(await GetAsync($"pipelines/{records}"), Problem.Of(404, "route.not-found"));
    }

    [Test]
    public async Task Owners_come_with_their_names()
    {
        Assert.That((await GetAsync("owners"))["results.0"], Is.EqualTo("""{"id":"64492917","email":"sam.lee@example.com","firstName":"Sam","lastName":"Lee","archived":false}"""));
    }

    [TestCase("maria.gomez@example.com")]
    [TestCase("MARIA.Gomez@example.com")]
    [TestCase("%20maria.gomez@example.com%20")]
    public async Task An_owner_is_found_by_email(string email)
    {
        Assert.That((await GetAsync($"owners?email={email}")).Each("results", "id"), Is.EqualTo(new[] { "64492918" }));
    }

    [Test]
    public async Task An_email_that_no_owner_has_finds_nobody()
    {
        Assert.That((await GetAsync("owners?email=nobody@example.com")).Text, Is.EqualTo("""{"results":[],"after":null}"""));
    }

    [Test]
    public async Task An_owner_who_left_is_in_a_list_of_their_own()
    {
        Assert.That((await GetAsync("owners?archived=true")).Each("results", "email"), Is.EqualTo(new[] { "nina.shah@example.com" }));
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task Every_owner_comes_once_over_all_pages(int limit)
    {
        var seen = new List<string?>();
        for (string? after = null, first = ""; after is not null || first is not null; first = null)
        {
            var page = (await GetAsync($"owners?limit={limit}{(after is null ? "" : $"&after={after}")}")).Succeeded();
            seen.AddRange(page.Each("results", "id"));
            after = page["after"];
        }

        Assert.That(seen, Is.EqualTo(new[] { "64492917", "64492918", "64492919", "64492921" }));
    }

    [TestCase("limit=0", "limit")]
    [TestCase("after=x", "after")]
    [TestCase("after=-1", "after")]
    [TestCase("after=99999999999999999999", "after")]
    [TestCase("name=Sam", "name")]
    public async Task Owners_refuse_a_wrong_parameter_by_name(string query, string parameter)
    {
        Assert.That(await GetAsync($"owners?{query}"), Problem.Invalid(parameter));
    }

    [Test]
    public async Task A_property_says_all_that_a_caller_must_know()
    {
        await HubSpot.AddPropertyAsync("deals", "colour", "enumeration", unique: false, "red", "green");
        await HubSpot.AddPropertyAsync("deals", "order_number", unique: true);

        var answer = await GetAsync("properties/deals");

        Assert.Multiple(() =>
        {
            Assert.That(Property(answer, "colour"), Is.EqualTo("""{"name":"colour","label":"colour","type":"enumeration","fieldType":"select","readOnly":false,"unique":false,"options":[{"value":"red","label":"red"},{"value":"green","label":"green"}]}"""));
            Assert.That(Property(answer, "order_number"), Is.EqualTo("""{"name":"order_number","label":"order_number","type":"string","fieldType":"text","readOnly":false,"unique":true}"""));
            Assert.That(Property(answer, "hs_is_closed"), Does.Contain("\"readOnly\":true"));
        });
    }

    [TestCase("pipelines/deals")]
    [TestCase("pipelines/tickets")]
    [TestCase("owners")]
    [TestCase("properties/emails")]
    public async Task A_list_that_was_never_read_is_a_problem_while_HubSpot_is_down(string route)
    {
        await HubSpot.FailAsync(new { kind = "status", status = 503 });
        await using var fresh = await TestSupport.Hosting.ApiServer.StartAsync(HubSpot.Address, new() { PatienceSeconds = 1 });

        Assert.That(await fresh.Reader.GetAsync($"/api/v1/{route}"), Problem.Of(503, "hubspot.unavailable").WithRetryAfter());
    }

    [Test]
    public async Task Types_that_HubSpot_has_and_we_do_not_have_no_properties()
    {
        Assert.That(await GetAsync("properties/products"), Problem.Of(404, "route.not-found"));
    }

    [Test]
    public async Task Outcomes_have_ids_and_labels()
    {
        var answer = await GetAsync("calls/outcomes");

        Assert.That((answer.Count("results"), answer.Each("results", "label").Order(StringComparer.Ordinal).First()), Is.EqualTo((6, "Busy")));
    }

    private Task<Answer> GetAsync(string route) => Reader.GetAsync($"/api/v1/{route}");

    private static string Property(Answer answer, string name) => answer.Node("results")!.AsArray().Single(property => property!["name"]!.ToString() == name)!.ToJsonString();
}
