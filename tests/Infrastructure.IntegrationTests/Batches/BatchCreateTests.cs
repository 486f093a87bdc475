using HubSpotCrm.Application.Errors;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Batches;

public sealed class BatchCreateTests : SandboxFixture
{
    [Test]
    public async Task Makes_250_contacts_in_three_calls_in_the_order_of_the_inputs()
    {
        string[] emails = [.. Enumerable.Range(0, 250).Select(i => $"a{i}@example.net")];

        var outcomes = await CreateManyAsync(emails);

        Assert.That(outcomes.Select(outcome => outcome.Record!.Email), Is.EqualTo(emails));
        Assert.That(await Sandbox.CountOfAsync($"POST {Contacts}/batch/create"), Is.EqualTo(3));
    }

    [Test]
    public async Task Says_that_each_contact_is_new() => Assert.That((await CreateManyAsync("ana@example.net", "li@example.org")).Words(), Is.All.EqualTo("created"));

    [Test]
    public async Task Fails_an_email_that_is_there_alone()
    {
        await CreateAsync("ana@example.net");

        Assert.That((await CreateManyAsync("li@example.org", "ana@example.net", "zoe@example.org")).Words(), Is.EqualTo(["created", "conflict", "created"]));
    }

    [Test]
    public async Task Names_the_contact_that_has_the_email_already()
    {
        var made = await CreateAsync("ana@example.net");

        Assert.That((await CreateManyAsync("ana@example.net"))[0].Error, Has.Property(nameof(CrmConflictException.ExistingId)).EqualTo(made.Id));
    }

    [Test]
    public async Task Makes_one_of_two_contacts_with_one_email() =>
        Assert.That((await CreateManyAsync("ana@example.net", "ana@example.net")).Words(), Is.EqualTo(["created", "conflict"]));

    [Test]
    public async Task Names_our_field_of_a_refused_value()
    {
        var outcomes = await HubSpot.Writer.CreateManyAsync([new() { Email = Text("a@example.net"), LeadStatus = Text("MAYBE") }, new() { Email = Text("b@example.net") }], Ct);

        Assert.That(outcomes.Words(), Is.EqualTo(["rejected leadStatus", "created"]));
    }

    [Test]
    public async Task Finds_what_a_batch_made_whose_answer_was_lost()
    {
        await Sandbox.FailAsync($$"""{"match":{"path":"{{Contacts}}/batch/create"},"kind":"commit-then-drop","count":1}""");

        Assert.That((await CreateManyAsync("ana@example.net", "li@example.org")).Words(), Is.EqualTo(["created", "created"]));
        Assert.That(await Sandbox.CountOfAsync($"POST {Contacts}/batch/create"), Is.EqualTo(1));
    }

    private Task<IReadOnlyList<BatchOutcome<Contact>>> CreateManyAsync(params string[] emails) =>
        HubSpot.Writer.CreateManyAsync([.. emails.Select(email => new ContactFields { Email = Text(email) })], Ct);
}
