using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Workflows;

public sealed class LeadTests : WorkflowFixture
{
    [Test]
    public async Task Makes_contact_company_note_task_and_deal()
    {
        var answer = await PostAsync(Leads, Lead());

        Assert.That((answer.Status, await CountAsync("contacts"), await CountAsync("companies"), await CountAsync("notes"), await CountAsync("tasks"), await CountAsync("deals")), Is.EqualTo((201, 1, 1, 1, 1, 1)));
    }

    [Test]
    public async Task Takes_a_name_apart()
    {
        var contact = await HubSpot.RecordAsync("contacts", (await PostAsync(Leads, Lead()))["contactId"]!);

        Assert.That((contact["firstname"], contact["lastname"], contact["company"]), Is.EqualTo(("Eva Maria", "Lind", "Nordlicht")));
    }

    [Test]
    public async Task Keeps_the_message_as_a_note_with_its_source()
    {
        var note = await HubSpot.RecordAsync("notes", (await PostAsync(Leads, Lead()))["noteId"]!);

        Assert.That(note["hs_note_body"], Is.EqualTo("Please send me a &lt;price&gt; list.<br><br>Source: pricing page"));
    }

    [Test]
    public async Task Gives_somebody_a_task_on_all_of_it()
    {
        var answer = await PostAsync(Leads, Lead());
        var task = await HubSpot.RecordAsync("tasks", answer["taskId"]!);

        Assert.That(
            (task["hs_task_subject"], await LinkedAsync("tasks", answer["taskId"], "contacts"), await LinkedAsync("tasks", answer["taskId"], "companies"), await LinkedAsync("tasks", answer["taskId"], "deals")),
            Is.EqualTo(("Follow up: Eva Maria Lind", answer["contactId"], answer["companyId"], answer["dealId"])));
    }

    [TestCase("https://www.{0}/contact?x=1")]
    [TestCase("{0}")]
    [TestCase("http://{0}:8080")]
    public async Task Knows_the_company_by_the_website(string website)
    {
        var answer = await PostAsync(Leads, Lead($"{ExternalId}@gmail.com", string.Format(System.Globalization.CultureInfo.InvariantCulture, website, Domain)));

        Assert.That((await HubSpot.RecordAsync("companies", answer["companyId"]!))["domain"], Is.EqualTo(Domain));
    }

    [TestCase("gmail.com")]
    [TestCase("googlemail.com")]
    [TestCase("web.de")]
    [TestCase("mail.yahoo.co.uk")]
    public async Task Makes_no_company_of_a_free_mail_domain(string domain)
    {
        var answer = await PostAsync(Leads, Lead($"{ExternalId}@{domain}"));

        Assert.That((answer.Status, answer.Has("companyId"), await CountAsync("companies")), Is.EqualTo((201, false, 0)));
    }

    [Test]
    public async Task Makes_the_deal_in_the_first_stage_when_none_is_named()
    {
        var answer = await PostAsync(Leads, new { email = Email, name = "Eva Lind", company = "Nordlicht", deal = new { amount = 10 } });

        var deal = await HubSpot.RecordAsync("deals", answer["dealId"]!);

        Assert.That((deal["dealname"], deal["dealstage"]), Is.EqualTo(("Eva Lind, Nordlicht", "appointmentscheduled")));
    }

    [Test]
    public async Task Makes_no_more_than_it_is_given()
    {
        var answer = await PostAsync(Leads, new { email = $"{ExternalId}@gmail.com" });

        Assert.That((answer.Status, answer.Has("noteId"), answer.Has("taskId"), answer.Has("dealId"), answer.Has("companyId")), Is.EqualTo((201, false, false, false, false)));
    }

    [Test]
    public async Task Is_taken_twice_when_nothing_says_that_it_is_the_same()
    {
        await PostAsync(Leads, Lead());
        await PostAsync(Leads, Lead());

        Assert.That((await CountAsync("contacts"), await CountAsync("companies"), await CountAsync("notes")), Is.EqualTo((1, 1, 2)));
    }

    [TestCase("""{ "name": "Eva" }""", "email")]
    [TestCase("""{ "email": "nonsense" }""", "email")]
    [TestCase("""{ "email": "a@b.example", "ownerId": "x" }""", "ownerId")]
    [TestCase("""{ "email": "a@b.example", "followUp": { "dueInHours": -1 } }""", "followUp.dueInHours")]
    [TestCase("""{ "email": "a@b.example", "followUp": { "dueInHours": 1, "ownerId": "x" } }""", "followUp.ownerId")]
    [TestCase("""{ "email": "a@b.example", "deal": { "amount": -1 } }""", "deal.amount")]
    [TestCase("""{ "email": "a@b.example", "customProperties": { "Bad Name": "x" } }""", "customProperties.?")]
    public async Task Refuses_what_is_no_lead(string body, string field)
    {
        Assert.That(await PostAsync(Leads, body), Problem.Invalid(field));
    }

    [Test]
    public async Task A_sign_up_makes_a_contact()
    {
        var answer = await PostAsync(Signups, new { email = Email, firstName = "Noa", customProperties = new { hs_timezone = "europe_slash_madrid" } });

        var contact = await HubSpot.RecordAsync("contacts", answer["contactId"]!);

        Assert.That((answer.Status, contact["email"], contact["firstname"], contact["hs_timezone"]), Is.EqualTo((201, Email, "Noa", "europe_slash_madrid")));
    }

    [Test]
    public async Task A_sign_up_leaves_what_it_does_not_say()
    {
        await HubSpot.CreateAsync("contacts", new { email = Email, firstname = "Noa", city = "Haifa" });

        var answer = await PostAsync(Signups, new { email = Email.ToUpperInvariant() });

        var contact = await HubSpot.RecordAsync("contacts", answer["contactId"]!);
        Assert.That((contact["firstname"], contact["city"], await CountAsync("contacts")), Is.EqualTo(("Noa", "Haifa", 1)));
    }
}
