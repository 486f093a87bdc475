using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Outbox;

/// <summary>The id of an operation stands where the id of the record is expected that it makes.</summary>
public sealed class OperationAsRecordTests : OutboxFixture
{
    private const string Nobody = "op_0197c0f2a1b27c3d8e4f5a6b7c8d9e0f";

    [Test]
    public async Task Work_is_left_for_a_contact_that_is_not_there_yet()
    {
        await BreakAsync();
        var contact = await LeaveAsync(HttpMethod.Post, "/api/v1/contacts", new { email = "ana@example.org" });
        var note = await LeaveAsync(HttpMethod.Post, $"/api/v1/contacts/{contact}/notes", new { body = "Called" });
        var other = await LeaveAsync(HttpMethod.Post, "/api/v1/notes", new { body = "Called again", associations = new { contacts = new[] { contact } } });
        var change = await LeaveAsync(HttpMethod.Patch, $"/api/v1/contacts/{contact}", new { jobTitle = "Buyer" });
        var company = await LeaveAsync(HttpMethod.Post, "/api/v1/companies", new { name = "Northwind" });
        var link = await LeaveAsync(HttpMethod.Put, $"/api/v1/contacts/{contact}/associations/companies/{company}");

        await HubSpot.HealAsync();

        var id = await SucceedAsync(contact);
        Assert.That(await SucceedAsync(change), Is.EqualTo(id));
        Assert.That(await SucceedAsync(link), Is.EqualTo(id));
        string[] notes = [await SucceedAsync(note), await SucceedAsync(other)];
        Assert.That((await Reader.GetAsync($"/api/v1/contacts/{id}/associations/notes")).Each("results", "id"), Is.EquivalentTo(notes));
        Assert.That((await Reader.GetAsync($"/api/v1/contacts/{id}/associations/companies")).Each("results", "id"), Is.EqualTo(new[] { await SucceedAsync(company) }));
        Assert.That((await HubSpot.RecordAsync("contacts", id))["jobtitle"], Is.EqualTo("Buyer"));
    }

    [Test]
    public async Task A_batch_and_a_merge_take_it()
    {
        await BreakAsync();
        var first = await LeaveAsync(HttpMethod.Post, "/api/v1/contacts", new { email = "ana@example.org" });
        var second = await LeaveAsync(HttpMethod.Post, "/api/v1/contacts", new { email = "li@example.org" });
        var batch = await LeaveAsync(HttpMethod.Post, "/api/v1/contacts/batch/update", new { records = new[] { new { id = first, jobTitle = "Buyer" }, new { id = second, jobTitle = "Seller" } } });

        await HubSpot.HealAsync();

        var ended = await EndAsync(batch);
        Assert.That(ended.Each("result.results", "id"), Is.EqualTo(new[] { await SucceedAsync(first), await SucceedAsync(second) }));
        await SucceedAsync(await LeaveAsync(HttpMethod.Post, $"/api/v1/contacts/{first}/merge", new { duplicateId = second }));
    }

    [Test]
    public async Task A_direct_call_takes_it_once_it_has_succeeded()
    {
        await BreakAsync();
        var contact = await LeaveAsync(HttpMethod.Post, "/api/v1/contacts", new { email = "ana@example.org" });
        Assert.That(await Writer.PatchAsync($"/api/v1/contacts/{contact}", new { jobTitle = "Buyer" }), Problem.Of(409, "operation.pending").WithRetryAfter());

        await HubSpot.HealAsync();

        var id = await SucceedAsync(contact);
        Assert.That((await Writer.PatchAsync($"/api/v1/contacts/{contact}", new { jobTitle = "Buyer" })).Id, Is.EqualTo(id));
        Assert.That((await Reader.GetAsync($"/api/v1/contacts/{contact}")).Id, Is.EqualTo(id));
        Assert.That((await Writer.PostAsync("/api/v1/notes", new { body = "Called", associations = new { contacts = new[] { contact } } })).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task What_needs_an_operation_that_failed_fails()
    {
        await HubSpot.CreateAsync("contacts", new { email = "ana@example.org" });
        await BreakAsync();
        var contact = await LeaveAsync(HttpMethod.Post, "/api/v1/contacts", new { email = "ana@example.org", jobTitle = "Buyer" });
        var note = await LeaveAsync(HttpMethod.Post, $"/api/v1/contacts/{contact}/notes", new { body = "Called" });

        await HubSpot.HealAsync();

        Assert.That((await EndAsync(contact))["problem.code"], Is.EqualTo("record.duplicate"));
        Assert.That((await EndAsync(note))["problem.code"], Is.EqualTo("operation.failed"));
        Assert.That(await Writer.PostAsync($"/api/v1/contacts/{contact}/notes", new { body = "Called" }), Problem.Of(409, "operation.failed"));
    }

    [Test]
    public async Task One_that_is_not_known_is_refused_at_once()
    {
        var taken = await LeaveAsync(Writer, HttpMethod.Post, "/api/v1/notes", new { body = "Called", associations = new { contacts = new[] { Nobody } } });

        Assert.That(taken, Problem.Invalid("associations.contacts"));
        Assert.That(await LeaveAsync(Writer, HttpMethod.Patch, $"/api/v1/contacts/{Nobody}", new { jobTitle = "Buyer" }), Problem.Of(404, "record.not-found"));
        Assert.That(await Writer.DeleteAsync($"/api/v1/contacts/{Nobody}"), Problem.Of(404, "record.not-found"));
    }

    [Test]
    public async Task One_of_another_type_is_refused()
    {
        var contact = await LeaveAsync(HttpMethod.Post, "/api/v1/contacts", new { email = "ana@example.org" });
        await SucceedAsync(contact);

        Assert.That(await Writer.PatchAsync($"/api/v1/deals/{contact}", new { name = "Northwind" }), Problem.Of(404, "record.not-found"));
    }

    [Test]
    public async Task In_a_text_it_is_a_text()
    {
        var note = await SucceedAsync(await LeaveAsync(HttpMethod.Post, "/api/v1/contacts", new { email = "ana@example.org", jobTitle = Nobody }));

        Assert.That((await HubSpot.RecordAsync("contacts", note))["jobtitle"], Is.EqualTo(Nobody));
    }
}
