using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Batches;

public sealed class BatchUpdateTests : SandboxFixture
{
    [Test]
    public async Task Changes_each_contact()
    {
        var (ana, li) = (await CreateAsync("ana@example.net"), await CreateAsync("li@example.org"));

        var outcomes = await UpdateAsync((ana.Id, "Madrid"), (li.Id, "Berlin"));

        Assert.That(outcomes.Select(outcome => outcome.Record!.City), Is.EqualTo(["Madrid", "Berlin"]));
    }

    [Test]
    public async Task Fails_unknown_and_malformed_ids_alone()
    {
        var made = await CreateAsync("ana@example.net");

        Assert.That((await UpdateAsync(("999", "x"), (made.Id, "Madrid"), ("abc", "x"), ("998", "x"))).Words(), Is.EqualTo(["not found", "found", "not found", "not found"]));
    }

    [Test]
    public async Task Applies_two_changes_of_one_contact_in_their_order()
    {
        var made = await CreateAsync("ana@example.net");

        await UpdateAsync((made.Id, "first"), (made.Id, "second"), (made.Id, "third"));

        Assert.That((await GetAsync(made.Id)).City, Is.EqualTo("third"));
    }

    [Test]
    public async Task Follows_merged_away_ids()
    {
        var (ana, anna) = (await CreateAsync("ana@example.net"), await CreateAsync("anna@example.net"));
        var survivor = await HubSpot.Merger.MergeAsync(Id(ana.Id), Id(anna.Id), Ct);

        Assert.That((await UpdateAsync((ana.Id, "Madrid")))[0].Record?.Id, Is.EqualTo(survivor.Id));
    }

    [Test]
    public async Task Fails_a_refused_value_alone()
    {
        var (ana, li) = (await CreateAsync("ana@example.net"), await CreateAsync("li@example.org"));

        var outcomes = await HubSpot.Writer.UpdateManyAsync([new(Id(ana.Id), new() { LeadStatus = Text("MAYBE") }), new(Id(li.Id), new() { LeadStatus = Text("NEW") })], Ct);

        Assert.That(outcomes.Words(), Is.EqualTo(["rejected leadStatus", "found"]));
    }

    [TestCase("record")]
    [TestCase("written")]
    public async Task Answers_with_every_field_however_HubSpot_answers(string form)
    {
        await Sandbox.SetAsync($$"""{"updateAnswers":"{{form}}"}""");
        var (ana, li) = (await CreateAsync("ana@example.net", "Ana"), await CreateAsync("li@example.org", "Li"));

        var outcomes = await UpdateAsync((ana.Id, "Madrid"), (li.Id, "Berlin"));

        Assert.That(outcomes.Select(outcome => outcome.Record!.FirstName), Is.EqualTo(["Ana", "Li"]));
    }

    [Test]
    public async Task Changes_250_contacts_in_three_calls()
    {
        var made = await HubSpot.Writer.CreateManyAsync([.. Enumerable.Range(0, 250).Select(i => new ContactFields { Email = Text($"a{i}@example.net") })], Ct);

        var outcomes = await UpdateAsync([.. made.Select((outcome, i) => (outcome.Record!.Id, $"city {i}"))]);

        Assert.That(outcomes.Select(outcome => outcome.Record!.City), Is.EqualTo(Enumerable.Range(0, 250).Select(i => $"city {i}")));
        Assert.That(await Sandbox.CountOfAsync($"POST {Contacts}/batch/update"), Is.EqualTo(3));
    }

    [Test]
    public async Task Repeats_a_batch_whose_answer_was_lost()
    {
        var made = await CreateAsync("ana@example.net");
        await Sandbox.FailAsync($$"""{"match":{"path":"{{Contacts}}/batch/update"},"kind":"commit-then-drop","count":1}""");

        Assert.That((await UpdateAsync((made.Id, "Madrid"))).Words(), Is.EqualTo(["found"]));
    }

    private Task<IReadOnlyList<BatchOutcome<Contact>>> UpdateAsync(params (string Id, string City)[] changes) =>
        HubSpot.Writer.UpdateManyAsync([.. changes.Select(change => new RecordUpdate<Contact, ContactFields>(Id(change.Id), new() { City = Text(change.City) }))], Ct);
}
