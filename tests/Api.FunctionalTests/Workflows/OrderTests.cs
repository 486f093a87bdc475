using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Workflows;

public sealed class OrderTests : WorkflowFixture
{
    [Test]
    public async Task Answers_201_with_the_id_of_every_record()
    {
        var answer = await PostAsync(Orders, Order());

        Assert.That((answer.Status, answer["contactId"], answer["companyId"], answer["dealId"], answer["noteId"], answer.Has("taskId")), Is.EqualTo((
            201, (await HubSpot.RecordsAsync("contacts")).Single().Id, (await HubSpot.RecordsAsync("companies")).Single().Id,
            (await HubSpot.RecordsAsync("deals")).Single().Id, (await HubSpot.RecordsAsync("notes")).Single().Id, false)));
    }

    [Test]
    public async Task Names_the_operation_that_shows_its_steps()
    {
        var answer = await PostAsync(Orders, Order());

        var operation = await Reader.GetAsync(answer.Header("Location")!);

        Assert.Multiple(() =>
        {
            Assert.That((operation.Id, operation["status"], operation["kind"], operation["result.dealId"]), Is.EqualTo((answer["operationId"], "succeeded", "order", answer["dealId"])));
            Assert.That(operation.Each("steps", "name"), Is.EqualTo(new[] { "contact", "company", "deal", "note" }));
            Assert.That(operation.Each("steps", "status"), Is.All.EqualTo("succeeded"));
        });
    }

    [Test]
    public async Task Makes_a_won_deal_with_the_sum_of_the_lines()
    {
        var deal = await HubSpot.RecordAsync("deals", (await PostAsync(Orders, Order()))["dealId"]!);

        Assert.That((deal["dealname"], deal["amount"], deal["dealstage"], deal["closedate"], deal["deal_currency_code"]), Is.EqualTo(($"Order {ExternalId}", "1358", "closedwon", "2026-11-24T10:15:00.000Z", "EUR")));
    }

    [Test]
    public async Task Links_them_all()
    {
        var answer = await PostAsync(Orders, Order());

        Assert.That(
            (await LinkedAsync("companies", answer["companyId"], "contacts"), await LinkedAsync("deals", answer["dealId"], "contacts"), await LinkedAsync("deals", answer["dealId"], "companies"),
                await LinkedAsync("notes", answer["noteId"], "deals"), await LinkedAsync("notes", answer["noteId"], "contacts"), await LinkedAsync("notes", answer["noteId"], "companies")),
            Is.EqualTo((answer["contactId"], answer["contactId"], answer["companyId"], answer["dealId"], answer["contactId"], answer["companyId"])));
    }

    [Test]
    public async Task Writes_the_lines_into_the_note()
    {
        var note = await HubSpot.RecordAsync("notes", (await PostAsync(Orders, Order()))["noteId"]!);

        Assert.That(note["hs_note_body"], Does.Contain("2 × City bike &lt;L&gt;: 1299 EUR").And.Contains("1 × Helmet: 59 EUR"));
    }

    [Test]
    public async Task Shortens_a_note_that_HubSpot_would_not_take()
    {
        var answer = await PostAsync(Orders, new { externalId = ExternalId, customer = new { email = Email }, lines = Enumerable.Range(0, 200).Select(_ => new { name = new string('<', 500), unitPrice = 1 }) });

        var note = (await HubSpot.RecordAsync("notes", answer["noteId"]!))["hs_note_body"]!;
        Assert.That((answer.Status, note.Length <= 65_536, note.Contains("… and 168 more lines", StringComparison.Ordinal)), Is.EqualTo((201, true, true)), note[^100..]);
    }

    [Test]
    public async Task Takes_an_amount_without_lines()
    {
        var answer = await PostAsync(Orders, new { externalId = ExternalId, customer = new { email = Email }, amount = 12.5 });

        Assert.That((answer.Status, answer.Has("noteId"), (await HubSpot.RecordAsync("deals", answer["dealId"]!))["amount"]), Is.EqualTo((201, false, "12.5")));
    }

    [Test]
    public async Task Knows_no_company_by_a_free_mail_address()
    {
        var answer = await PostAsync(Orders, Order(new { email = $"{ExternalId}@gmail.com" }));

        Assert.That((answer.Status, answer.Has("companyId"), await CountAsync("companies")), Is.EqualTo((201, false, 0)));
    }

    [Test]
    public async Task Links_a_company_that_is_there_and_leaves_it_as_it_is()
    {
        var id = await HubSpot.CreateAsync("companies", new { domain = Domain, name = "Alpenrad AG" });

        var answer = await PostAsync(Orders, Order());

        Assert.That((answer["companyId"], await CountAsync("companies"), (await HubSpot.RecordAsync("companies", id))["name"], await LinkedAsync("companies", id, "contacts")), Is.EqualTo((id, 1, "Alpenrad AG", answer["contactId"])));
    }

    [Test]
    public async Task Happens_once_for_one_external_id()
    {
        var first = await PostAsync(Orders, Order());
        var again = await PostAsync(Orders, Order());

        Assert.That((again.Status, again.Text, again.Header("Idempotency-Replayed"), await CountAsync("deals"), await CountAsync("notes")), Is.EqualTo((201, first.Text, "true", 1, 1)));
    }

    [Test]
    public async Task Happens_once_when_it_is_sent_many_times_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync(Orders, Order())));

        Assert.That((answers.Select(answer => answer["dealId"]).Distinct(StringComparer.Ordinal).Count(), await CountAsync("deals"), await CountAsync("companies")), Is.EqualTo((1, 1, 1)));
    }

    [Test]
    public async Task Happens_once_for_one_idempotency_key()
    {
        var first = await PostAsync(Orders, Order(), ("Idempotency-Key", ExternalId));
        var again = await PostAsync(Orders, Order(), ("Idempotency-Key", ExternalId));

        Assert.That((again.Text, again.Header("Idempotency-Replayed")), Is.EqualTo((first.Text, "true")));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Costs_at_most_five_calls(bool hasCompany)
    {
        if (hasCompany)
            await HubSpot.CreateAsync("companies", new { domain = Domain });
        await HubSpot.SetAsync(new { logCalls = true });

        await PostAsync(Orders, Order());

        string[] paths = [.. (await HubSpot.LogAsync()).Each("calls", "path").OfType<string>().Where(path => !path.EndsWith("/hubspotcrm_write_id", StringComparison.Ordinal))];    // asked for once a minute, by nobody's order
        Assert.That(paths.Length, Is.InRange(1, 5), string.Join(", ", paths));
    }

    [Test]
    public async Task Says_what_HubSpot_refuses_in_the_words_of_the_request()
    {
        Assert.That(await PostAsync(Orders, Order(new { email = Email, leadStatus = "MAYBE" })), Problem.Of(422, "record.rejected").About("customer.leadStatus"));
    }

    [Test]
    public async Task Shows_what_was_done_before_it_was_refused()
    {
        await PostAsync(Orders, Order(stage: "No such stage"));

        var operation = (await Reader.GetAsync("/api/v1/operations?status=failed&kind=order&limit=1")).Node("results.0")!;

        Assert.That((operation["steps"]![0]!["status"]!.ToString(), operation["steps"]![2]!["status"]!.ToString(), operation["problem"]!["code"]!.ToString()), Is.EqualTo(("succeeded", "failed", "record.rejected")));
    }

    [Test]
    public async Task Can_be_corrected_after_it_was_refused()
    {
        Assert.That(await PostAsync(Orders, Order(stage: "No such stage")), Problem.Of(422, "record.rejected").About("stage"));

        var answer = await PostAsync(Orders, Order());

        Assert.That((answer.Status, answer.Header("Idempotency-Replayed"), await CountAsync("contacts"), await CountAsync("companies"), await CountAsync("deals")), Is.EqualTo((201, null as string, 1, 1, 1)));
    }

    [TestCase("wait=0")]
    [TestCase("respond-async")]
    public async Task Answers_202_with_the_operation_when_the_caller_does_not_wait(string preference)
    {
        var answer = await PostAsync(Orders, Order(), ("Prefer", preference));

        var operation = await Reader.GetAsync($"{answer.Header("Location")}?wait=20");

        Assert.That((answer.Status, answer["kind"], operation["status"], answer.Header("Preference-Applied")), Is.EqualTo((202, "order", "succeeded", preference)));
    }

    [Test]
    public async Task Says_what_it_would_do_and_does_nothing()
    {
        var id = await HubSpot.CreateAsync("contacts", new { email = Email });

        var answer = await PostAsync($"{Orders}?dryRun=true", Order());

        Assert.Multiple(async () =>
        {
            Assert.That((answer.Status, answer["steps.0.recordId"], answer["hubSpotCalls"]), Is.EqualTo((200, id, "5")));
            Assert.That(answer.Each("steps", "action"), Is.EqualTo(new[] { "change", "make", "make", "make" }));
            Assert.That((await CountAsync("contacts"), await CountAsync("companies"), await CountAsync("deals")), Is.EqualTo((1, 0, 0)));
        });
    }

    [TestCase("""{ "customer": { "email": "a@b.example" }, "amount": 1 }""", "externalId")]
    [TestCase("""{ "externalId": " ", "customer": { "email": "a@b.example" }, "amount": 1 }""", "externalId")]
    [TestCase("""{ "externalId": "x", "amount": 1 }""", "customer.email")]
    [TestCase("""{ "externalId": "x", "customer": { "firstName": "Mia" }, "amount": 1 }""", "customer.email")]
    [TestCase("""{ "externalId": "x", "customer": { "email": "nonsense" }, "amount": 1 }""", "customer.email")]
    [TestCase("""{ "externalId": "x", "customer": { "email": "a@b.example" } }""", "amount")]
    [TestCase("""{ "externalId": "x", "customer": { "email": "a@b.example" }, "amount": -1 }""", "amount")]
    [TestCase("""{ "externalId": "x", "customer": { "email": "a@b.example" }, "lines": [ { "name": "", "unitPrice": 1 } ] }""", "lines[0].name")]
    [TestCase("""{ "externalId": "x", "customer": { "email": "a@b.example" }, "lines": [ { "name": "a", "quantity": 0, "unitPrice": 1 } ] }""", "lines[0].quantity")]
    [TestCase("""{ "externalId": "x", "customer": { "email": "a@b.example" }, "lines": [ { "name": "a", "quantity": 1e20, "unitPrice": 1e20 } ] }""", "lines[0].quantity", "lines[0].unitPrice")]
    [TestCase("""{ "externalId": "x", "customer": { "email": "a@b.example" }, "company": { "name": "\u0001" }, "amount": 1 }""", "company.name")]
    [TestCase("""{ "externalId": "x", "customer": { "email": "a@b.example" }, "amount": 1, "customProperties": { "dealname": "x" } }""", "customProperties.dealname")]
    [TestCase("""{ "externalId": "x", "customer": { "email": "a@b.example" }, "amount": 1, "sum": 1 }""", "sum")]
    public async Task Refuses_what_is_no_order(string body, params string[] fields)
    {
        Assert.That(await PostAsync(Orders, body), Problem.Invalid(fields));
    }
}
