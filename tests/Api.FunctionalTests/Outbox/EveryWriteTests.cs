using System.Text;
using Api.FunctionalTests.Records;

namespace Api.FunctionalTests.Outbox;

/// <summary>Every write of every object type may be left with the service.</summary>
public sealed class EveryWriteTests : OutboxFixture
{
    private static IEnumerable<RecordScenario> Scenarios => RecordScenario.All;

    private static IEnumerable<object> Refused =>
    [
        new object[] { "/api/v1/contacts", new { email = "no address" } },
        new object[] { "/api/v1/contacts", new { email = "ana@example.org", shoeSize = 7 } },
        new object[] { "/api/v1/contacts", "{ \"email\": " },
        new object[] { "/api/v1/deals", new { name = "Northwind", amount = "many" } },
        new object[] { "/api/v1/contacts/51200000101/merge", new { duplicateId = "51200000101" } },
        new object[] { "/api/v1/notes?colour=red", new { body = "x" } },
    ];

    [TestCaseSource(nameof(Scenarios))]
    public async Task Is_taken_and_done(RecordScenario scenario)
    {
        var wrong = new List<string>();
        foreach (var call in scenario.Calls.Where(IsWrite))
        {
            var ready = await PrepareAsync(scenario, call);
            var taken = await LeaveAsync(Operator, call.Method, ready.Path, ready.Body);
            if (taken.Status != 202 || taken.Header("Location") != $"/api/v1/operations/{taken.Id}" || taken.Header("Preference-Applied") != "respond-async")
                wrong.Add($"{call}: {taken}");
            else if (await EndAsync(taken.Id) is var ended && (ended["status"] != "succeeded" || ended.Has("result.results.0.problem") || (!call.IsBatch && ended["result.id"] is null)))
                wrong.Add($"{call}: {ended}");
        }

        Assert.That(wrong, Is.Empty);
    }

    [TestCase("PUT", "associations.associate")]
    [TestCase("DELETE", "associations.dissociate")]
    public async Task An_association_is_taken_and_done(string method, string kind)
    {
        var contact = await HubSpot.CreateAsync("contacts", new { email = "ana@example.org" });
        var company = await HubSpot.CreateAsync("companies", new { name = "Northwind" });

        var ended = await EndAsync(await LeaveAsync(HttpMethod.Parse(method), $"/api/v1/contacts/{contact}/associations/companies/{company}"));

        Assert.That((ended["kind"], ended["status"], ended["result.type"], ended["result.id"]), Is.EqualTo((kind, "succeeded", "contact", contact)));
    }

    [TestCaseSource(nameof(Refused))]
    public async Task What_is_wrong_with_it_is_said_at_once(string path, object body)
    {
        var before = (await Reader.GetAsync("/api/v1/operations?limit=1"))["results.0.id"];

        var taken = await LeaveAsync(Writer, HttpMethod.Post, path, body);

        Assert.That((taken.Status, taken["code"]), Is.EqualTo((400, "request.invalid")));
        Assert.That((await Writer.PostAsync(path, body))["errors"], Is.EqualTo(taken["errors"]));
        Assert.That((await Reader.GetAsync("/api/v1/operations?limit=1"))["results.0.id"], Is.EqualTo(before));
    }

    [TestCase("/api/v1/Contacts/{id}")]
    [TestCase("/API/V1/contacts/{id}/")]
    public async Task Its_address_may_be_written_in_every_way_that_the_router_takes(string path)
    {
        var contact = await LeaveAsync(HttpMethod.Post, "/api/v1/CONTACTS/", new { email = "ana@example.org" });

        var change = await LeaveAsync(HttpMethod.Patch, path.Replace("{id}", contact, StringComparison.Ordinal), new { jobTitle = "Buyer" });

        Assert.That(await SucceedAsync(change), Is.EqualTo(await SucceedAsync(contact)));
    }

    [TestCase("text/json", "")]
    [TestCase("application/json", "\uFEFF")]
    [TestCase("application/vnd.api+json; charset=utf-8", "\uFEFF")]
    public async Task Its_body_is_kept_however_it_is_labelled(string type, string before)
    {
        var taken = await Writer.SendAsync(HttpMethod.Post, "/api/v1/contacts", Content(type, $$"""{{before}}{ "email": "ana@example.org" }"""), Async);

        var id = await SucceedAsync(taken.Id);

        Assert.That((await HubSpot.RecordAsync("contacts", id))["email"], Is.EqualTo("ana@example.org"));
    }

    [Test]
    public async Task A_body_that_cannot_be_read_is_refused_at_once()
    {
        var body = new StringContent("""{ "email": "ana@example.org" }""", Encoding.Unicode, "application/json");

        Assert.That((await Writer.SendAsync(HttpMethod.Post, "/api/v1/contacts", body, Async)).Status, Is.EqualTo(415));
    }

    [Test]
    public async Task A_body_that_nobody_asked_for_does_no_harm()
    {
        var contact = await HubSpot.CreateAsync("contacts", new { email = "ana@example.org" });
        var company = await HubSpot.CreateAsync("companies", new { name = "Northwind" });

        var taken = await Writer.SendAsync(HttpMethod.Put, $"/api/v1/contacts/{contact}/associations/companies/{company}", Content("application/json", "{ not json"), Async);

        Assert.That(await SucceedAsync(taken.Id), Is.EqualTo(contact));
    }

    [Test]
    public async Task A_reader_leaves_nothing() => Assert.That((await LeaveAsync(Reader, HttpMethod.Post, "/api/v1/contacts", new { email = "ana@example.org" })).Status, Is.EqualTo(403));

    [Test]
    public async Task A_read_is_answered_as_ever() => Assert.That((await LeaveAsync(Reader, HttpMethod.Get, "/api/v1/contacts")).Status, Is.EqualTo(200));

    [Test]
    public async Task Is_listed_by_status_and_kind()
    {
        var operation = await LeaveAsync(HttpMethod.Post, "/api/v1/contacts", new { email = "ana@example.org" });
        await SucceedAsync(operation);

        var listed = await Reader.GetAsync("/api/v1/operations?status=succeeded&kind=contacts.create&limit=1");

        Assert.That(listed["results.0.id"], Is.EqualTo(operation));
        Assert.That((await Reader.GetAsync("/api/v1/operations?status=gone"))["code"], Is.EqualTo("request.invalid"));
    }

    private static ByteArrayContent Content(string type, string text)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static bool IsWrite(CrmCall call) => call.Method != HttpMethod.Get && !call.Path.EndsWith("/search", StringComparison.Ordinal) && !call.Path.EndsWith("/batch/read", StringComparison.Ordinal);

    private async Task<CrmCall> PrepareAsync(RecordScenario scenario, CrmCall call)
    {
        await HubSpot.ResetAsync();
        await scenario.PrepareAsync(HubSpot);
        await HubSpot.AddPropertyAsync(scenario.Records, RecordScenario.Key, unique: true);
        var first = (await Writer.PostAsync(scenario.Path, scenario.Body(1))).Succeeded().Id;
        return call.On(first, (await Writer.PostAsync(scenario.Path, scenario.Body(2))).Succeeded().Id);
    }
}
