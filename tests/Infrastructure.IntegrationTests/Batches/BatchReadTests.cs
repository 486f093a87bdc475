using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Batches;

public sealed class BatchReadTests : SandboxFixture
{
    [Test]
    public async Task Reads_250_contacts_in_three_calls_in_the_order_of_the_keys()
    {
        string[] emails = [.. Enumerable.Range(0, 250).Select(i => $"a{i}@example.net")];
        await HubSpot.Writer.CreateManyAsync([.. emails.Select(email => new ContactFields { Email = Text(email) })], Ct);

        var outcomes = await ReadAsync("email", [.. emails.Reverse()]);

        Assert.That(outcomes.Select(outcome => outcome.Record!.Email), Is.EqualTo(emails.Reverse()));
        Assert.That(await Sandbox.CountOfAsync($"POST {Contacts}/batch/read"), Is.EqualTo(3));
    }

    [Test]
    public async Task Gives_each_unknown_id_its_own_outcome()
    {
        var made = await CreateAsync("ana@example.net");

        Assert.That((await ReadAsync(by: null, "999", made.Id, "998", made.Id)).Words(), Is.EqualTo(["not found", "found", "not found", "found"]));
    }

    [Test]
    public async Task Asks_nobody_for_a_malformed_id()
    {
        Assert.That((await ReadAsync(by: null, "abc", "1 or 1")).Words(), Is.EqualTo(["not found", "not found"]));
        Assert.That(await Sandbox.CountAsync("requests"), Is.Zero);
    }

    [Test]
    public async Task Finds_an_email_in_any_case_and_with_blanks()
    {
        await CreateAsync("ana@example.net");

        Assert.That((await ReadAsync("email", "ANA@example.net", " ana@example.net ")).Words(), Is.EqualTo(["found", "found"]));
    }

    [Test]
    public async Task Finds_the_surviving_contact_by_a_merged_away_id_and_a_second_email()
    {
        var (ana, anna) = (await CreateAsync("ana@example.net"), await CreateAsync("anna@example.net"));
        var survivor = await HubSpot.Merger.MergeAsync(Id(ana.Id), Id(anna.Id), Ct);

        var outcomes = (await ReadAsync(by: null, ana.Id, anna.Id, survivor.Id)).Concat(await ReadAsync("email", "anna@example.net"));

        Assert.That(outcomes.Select(outcome => outcome.Record?.Id), Is.All.EqualTo(survivor.Id));
    }

    [Test]
    public async Task Tells_custom_keys_apart_that_differ_in_case_only()
    {
        await Sandbox.AddPropertyAsync("external_id", "\"type\":\"string\",\"fieldType\":\"text\",\"hasUniqueValue\":true");
        foreach (var key in new[] { "A-1", "a-1" })
            await HubSpot.Writer.CreateAsync(new() { FirstName = Text(key), CustomProperties = Custom("external_id", key) }, Ct);

        Assert.That((await ReadAsync("external_id", "a-1", "A-1", "a-2")).Select(outcome => outcome.Record?.FirstName), Is.EqualTo(["a-1", "A-1", null]));
    }

    [Test]
    public async Task Brings_along_custom_properties()
    {
        await Sandbox.AddPropertyAsync("favourite_colour");
        var made = await HubSpot.Writer.CreateAsync(new() { Email = Text("ana@example.net"), CustomProperties = Custom("favourite_colour", "blue") }, Ct);

        var outcomes = await HubSpot.Reader.GetManyAsync([made.Id], by: null, new(["favourite_colour"]), Ct);

        Assert.That(outcomes[0].Record!.CustomProperties, Is.EqualTo(Custom("favourite_colour", "blue")));
    }

    [Test]
    public async Task Reads_archived_contacts_when_asked()
    {
        var made = await CreateAsync("ana@example.net");
        await HubSpot.Archive.ArchiveAsync(Id(made.Id), Ct);

        Assert.That((await HubSpot.Reader.GetManyAsync([made.Id], by: null, RecordView.Typed with { Archived = true }, Ct)).Words(), Is.EqualTo(["found"]));
    }

    [Test]
    public async Task Fails_only_the_hundred_whose_call_failed()
    {
        string[] emails = [.. Enumerable.Range(0, 150).Select(i => $"a{i}@example.net")];
        await HubSpot.Writer.CreateManyAsync([.. emails.Select(email => new ContactFields { Email = Text(email) })], Ct);
        await Sandbox.FailAsync($$"""{"match":{"path":"{{Contacts}}/batch/read"},"kind":"status","status":500,"count":1}""");

        var words = (await ReadAsync("email", emails)).Words().ToList();

        Assert.That((words.Count(word => word == "unavailable"), words.Count(word => word == "found")), Is.AnyOf((100, 50), (50, 100)));
    }

    private Task<IReadOnlyList<BatchOutcome<Contact>>> ReadAsync(string? by, params string[] keys) => HubSpot.Reader.GetManyAsync(keys, by, RecordView.Typed, Ct);
}
