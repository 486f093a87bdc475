using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Workflows;

public sealed class CompletedCallTests : WorkflowFixture
{
    [Test]
    public async Task Makes_the_contact_of_an_unknown_number_and_logs_the_call_on_it()
    {
        var answer = await PostAsync(Calls, Call());

        var contact = await HubSpot.RecordAsync("contacts", answer["contactId"]!);
        Assert.That((answer.Status, contact["phone"], contact["lastname"], await LinkedAsync("calls", answer["callId"], "contacts")), Is.EqualTo((201, Phone, Phone, answer["contactId"])));
    }

    [Test]
    public async Task Logs_what_it_is_told()
    {
        var call = await HubSpot.RecordAsync("calls", (await PostAsync(Calls, Call()))["callId"]!);

        Assert.That(
            (call["hs_call_direction"], call["hs_call_duration"], call["hs_call_disposition"], call["hs_call_status"], call["hs_call_from_number"], call["hs_call_body"], call["hs_call_title"]),
            Is.EqualTo(("INBOUND", "184000", "f240bbac-87c9-4f6e-bf70-924b57d47db7", "COMPLETED", Phone, "Asked for &lt;a&gt; revised offer.", "Inbound call")));
    }

    [TestCase("+34 911 {0}")]
    [TestCase("(+34) 911-{0}")]
    [TestCase("911{0}")]
    [TestCase("911 {0} ext 5")]
    public async Task Finds_the_contact_whatever_the_writing(string writing)
    {
        var id = await HubSpot.CreateAsync("contacts", new { lastname = "Ruiz", phone = string.Format(System.Globalization.CultureInfo.InvariantCulture, writing, Phone[6..]) });

        Assert.That(((await PostAsync(Calls, Call()))["contactId"], await CountAsync("contacts")), Is.EqualTo((id, 1)));
    }

    [Test]
    public async Task Finds_a_contact_by_its_mobile_phone()
    {
        var id = await HubSpot.CreateAsync("contacts", new { lastname = "Ruiz", mobilephone = Phone[3..] });

        Assert.That((await PostAsync(Calls, Call()))["contactId"], Is.EqualTo(id));
    }

    [Test]
    public async Task Tells_countries_apart_although_search_does_not()
    {
        var portuguese = await HubSpot.CreateAsync("contacts", new { lastname = "Silva", phone = $"+351{Phone[3..]}" });

        Assert.That((await PostAsync(Calls, Call()))["contactId"], Is.Not.EqualTo(portuguese));
    }

    [Test]
    public async Task Takes_the_oldest_of_several()
    {
        var first = await HubSpot.CreateAsync("contacts", new { lastname = "Ruiz", phone = Phone });
        await HubSpot.AdvanceAsync(TimeSpan.FromSeconds(1));
        await HubSpot.CreateAsync("contacts", new { lastname = "Ruiz again", phone = Phone });

        Assert.That((await PostAsync(Calls, Call()))["contactId"], Is.EqualTo(first));
    }

    [Test]
    public async Task A_number_that_calls_many_times_at_once_has_one_contact_although_search_lags()
    {
        await HubSpot.SetAsync(new { searchDelayMs = 10_000 });

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(n => PostAsync(Calls, Call(n % 2 == 0 ? Phone : $"+34 (911) {Phone[6..]}", $"{ExternalId}-{n}"))));

        Assert.That((answers.Count(answer => answer.Status == 201), await CountAsync("contacts"), await CountAsync("calls")), Is.EqualTo((30, 1, 30)));
    }

    [TestCase("phone")]
    [TestCase("mobilePhone")]
    public async Task Finds_the_contact_of_a_lead_although_search_lags(string field)
    {
        await HubSpot.SetAsync(new { searchDelayMs = 10_000 });
        var lead = (await PostAsync(Leads, new Dictionary<string, string>(StringComparer.Ordinal) { ["email"] = $"{ExternalId}@gmail.com", [field] = $"+34 911 {Phone[6..9]} {Phone[9..]}" })).Succeeded();

        var call = await PostAsync(Calls, Call());

        Assert.That((call["contactId"], await CountAsync("contacts")), Is.EqualTo((lead["contactId"], 1)));
    }

    [Test]
    public async Task Belongs_to_the_agent()
    {
        var owner = (await Reader.GetAsync("/api/v1/owners")).Node("results.0")!;

        var call = await HubSpot.RecordAsync("calls", (await PostAsync(Calls, Call(agentEmail: owner["email"]!.ToString().ToUpperInvariant())))["callId"]!);

        Assert.That(call["hubspot_owner_id"], Is.EqualTo(owner["id"]!.ToString()));
    }

    [Test]
    public async Task Belongs_to_nobody_when_nobody_has_the_agents_address()
    {
        var answer = await PostAsync(Calls, Call(agentEmail: "gone@example.org"));

        Assert.That((answer.Status, (await HubSpot.RecordAsync("calls", answer["callId"]!))["hubspot_owner_id"]), Is.EqualTo((201, null as string)));
    }

    [Test]
    public async Task Is_logged_once()
    {
        var first = await PostAsync(Calls, Call());
        var again = await PostAsync(Calls, Call());

        Assert.That((again["callId"], again.Header("Idempotency-Replayed"), await CountAsync("calls")), Is.EqualTo((first["callId"], "true", 1)));
    }

    [Test]
    public async Task Says_which_outcomes_there_are()
    {
        Assert.That(await PostAsync(Calls, new { externalId = ExternalId, phone = Phone, direction = "outbound", outcome = "Splendid" }), Problem.Of(422, "record.rejected").About("outcome"));
    }

    [Test]
    public async Task Takes_no_notes_that_are_too_long_when_they_are_escaped()
    {
        Assert.That(await PostAsync(Calls, new { externalId = ExternalId, phone = Phone, direction = "inbound", notes = new string('&', 20_000) }), Problem.Invalid("notes"));
    }

    [TestCase("""{ "externalId": "x", "phone": "911222333", "direction": "inbound" }""", "phone")]
    [TestCase("""{ "externalId": "x", "phone": "nonsense", "direction": "inbound" }""", "phone")]
    [TestCase("""{ "externalId": "x", "phone": "+34911222333", "direction": "sideways" }""", "direction")]
    [TestCase("""{ "externalId": "x", "phone": "+34911222333", "direction": "inbound", "durationMs": -1 }""", "durationMs")]
    [TestCase("""{ "externalId": "x", "phone": "+34911222333", "direction": "inbound", "agentEmail": "x" }""", "agentEmail")]
    [TestCase("""{ "externalId": "x", "phone": "+34911222333", "direction": "inbound", "recordingUrl": "http://example.com/x" }""", "recordingUrl")]
    [TestCase("""{ "phone": "+34911222333", "direction": "inbound" }""", "externalId")]
    public async Task Refuses_what_is_no_call(string body, string field)
    {
        Assert.That(await PostAsync(Calls, body), Problem.Invalid(field));
    }
}
