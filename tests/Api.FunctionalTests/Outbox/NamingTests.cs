namespace Api.FunctionalTests.Outbox;

/// <summary>A record may be named by its id, by the operation that makes it, or by its key: its writes keep their order all the same.</summary>
public sealed class NamingTests : OutboxFixture
{
    private const string Contacts = "/crm/objects/2026-09/contacts";

    [Test]
    public async Task What_names_the_id_comes_after_what_named_the_operation()
    {
        await HubSpot.FailAsync(
            new { match = new { method = "PATCH", path = Contacts }, kind = "status", status = 503 },
            new { match = new { method = "POST", path = Contacts }, kind = "slow", delayMs = 1500, count = 1 });
        var contact = await LeaveAsync(HttpMethod.Post, "/api/v1/contacts", new { lastName = "Lind" });
        List<string> changes = [await LeaveAsync(HttpMethod.Patch, $"/api/v1/contacts/{contact}", new { jobTitle = "Rank 0" })];
        var id = await SucceedAsync(contact);
        for (var n = 1; n < 10; n++)
            changes.Add(await LeaveAsync(HttpMethod.Patch, $"/api/v1/contacts/{(n % 3 == 0 ? contact : id)}", new { jobTitle = $"Rank {n}" }));
        await HubSpot.SetAsync(new { logCalls = true });

        await HubSpot.HealAsync();

        foreach (var change in changes)
            Assert.That(await SucceedAsync(change), Is.EqualTo(id));
        Assert.That(await TitlesAsync(), Is.EqualTo(Enumerable.Range(0, 10).Select(n => $"Rank {n}")));
    }

    [Test]
    public async Task What_names_the_e_mail_comes_after_the_contact_was_made_with_it()
    {
        await BreakAsync();
        var operations = new List<string>();
        for (var n = 0; n < 10; n++)
        {
            operations.Add(await LeaveAsync(HttpMethod.Post, "/api/v1/contacts", new { email = $"person{n}@example.org" }));
            operations.Add(await LeaveAsync(HttpMethod.Put, $"/api/v1/contacts/by-email/Person{n}@example.org", new { jobTitle = "Buyer" }));
        }

        await HubSpot.HealAsync();

        foreach (var operation in operations)
            await SucceedAsync(operation);
        Assert.That((await HubSpot.RecordsAsync("contacts")).Select(contact => contact["jobtitle"]), Is.EqualTo(Enumerable.Repeat("Buyer", 10)));
    }

    [Test]
    public async Task An_operation_stands_for_records_of_several_types()
    {
        var lead = (await Writer.PostAsync("/api/v1/workflows/leads", new { email = "eva@nordlicht.example.org", deal = new { name = "First", stage = "appointmentscheduled" } })).Succeeded();
        var operation = lead["operationId"] ?? lead.Id;
        var ended = await EndAsync(operation);
        var both = new { body = "Called", associations = new { contacts = new[] { operation }, deals = new[] { operation } } };

        string[] notes = [(await Writer.PostAsync("/api/v1/notes", both)).Succeeded().Id, await SucceedAsync(await LeaveAsync(HttpMethod.Post, "/api/v1/notes", both))];

        foreach (var note in notes)
        {
            Assert.That((await Reader.GetAsync($"/api/v1/notes/{note}/associations/contacts")).Each("results", "id"), Is.EqualTo(new[] { ended["result.contactId"] }));
            Assert.That((await Reader.GetAsync($"/api/v1/notes/{note}/associations/deals")).Each("results", "id"), Is.EqualTo(new[] { ended["result.dealId"] }));
        }

        (await Writer.SendAsync(HttpMethod.Put, $"/api/v1/contacts/{operation}/associations/deals/{operation}")).Succeeded();
        await SucceedAsync(await LeaveAsync(HttpMethod.Put, $"/api/v1/contacts/{operation}/associations/deals/{operation}"));
    }
}
