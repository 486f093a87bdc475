using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Batches;

public sealed class BatchUpsertTests : SandboxFixture
{
    [Test]
    public async Task Makes_what_is_not_there_and_changes_what_is()
    {
        await CreateAsync("ana@example.net");

        Assert.That((await UpsertAsync(("li@example.org", "Berlin"), ("ana@example.net", "Madrid"))).Words(), Is.EqualTo(["created", "found"]));
    }

    [Test]
    public async Task Applies_two_inputs_with_one_email_in_their_order()
    {
        var outcomes = await UpsertAsync(("ana@example.net", "first"), ("ANA@example.net ", "second"));

        Assert.That(outcomes.Words(), Is.EqualTo(["created", "found"]));
        Assert.That((await GetAsync(outcomes[0].Record!.Id)).City, Is.EqualTo("second"));
    }

    [Test]
    public async Task Fails_a_refused_value_alone()
    {
        var outcomes = await HubSpot.Writer.UpsertManyAsync("email",
            [new() { Email = Text("a@example.net"), LeadStatus = Text("MAYBE") }, new() { Email = Text("b@example.net"), LeadStatus = Text("NEW") }], Ct);

        Assert.That(outcomes.Words(), Is.EqualTo(["rejected leadStatus", "created"]));
    }

    [Test]
    public async Task Tells_custom_keys_apart_that_differ_in_case_only()
    {
        await Sandbox.AddPropertyAsync("external_id", "\"type\":\"string\",\"fieldType\":\"text\",\"hasUniqueValue\":true");
        ContactFields[] inputs = [.. new[] { "A-1", "a-1" }.Select(key => new ContactFields { FirstName = Text(key), CustomProperties = Custom("external_id", key) })];

        Assert.That((await HubSpot.Writer.UpsertManyAsync("external_id", inputs, Ct)).Select(outcome => outcome.Record?.FirstName), Is.EqualTo(["A-1", "a-1"]));
    }

    [Test]
    public async Task Fails_each_input_of_a_field_that_is_not_unique()
    {
        var outcomes = await HubSpot.Writer.UpsertManyAsync("date_of_birth", [new() { CustomProperties = Custom("date_of_birth", "1990") }], Ct);

        Assert.That(outcomes.Words(), Is.EqualTo(["rejected"]));
    }

    [Test]
    public async Task Writes_250_contacts_in_three_calls()
    {
        var outcomes = await UpsertAsync([.. Enumerable.Range(0, 250).Select(i => ($"a{i}@example.net", $"city {i}"))]);

        Assert.That(outcomes.Select(outcome => outcome.Record!.City), Is.EqualTo(Enumerable.Range(0, 250).Select(i => $"city {i}")));
        Assert.That(await Sandbox.CountOfAsync($"POST {Contacts}/batch/upsert"), Is.EqualTo(3));
    }

    private Task<IReadOnlyList<BatchOutcome<Contact>>> UpsertAsync(params (string Email, string City)[] inputs) =>
        HubSpot.Writer.UpsertManyAsync("email", [.. inputs.Select(input => new ContactFields { Email = Text(input.Email), City = Text(input.City) })], Ct);
}
