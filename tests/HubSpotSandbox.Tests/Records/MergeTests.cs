using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Records;

public sealed class MergeTests : SandboxFixture
{
    [Test]
    [Cites("FACTS §3.9, §3.2")]
    public async Task Makes_a_new_id_to_which_both_old_ids_resolve()
    {
        var (primary, other) = await TwoContactsAsync();

        var merged = await MergeAsync(primary, other);

        Assert.That(merged.Status, Is.EqualTo(200));
        Assert.That(merged["id"], Is.EqualTo("51200000103"));
        Assert.That((await Api.GetAsync($"{Contacts}/{primary}"))["id"], Is.EqualTo(merged["id"]));
        Assert.That((await Api.PatchAsync($"{Contacts}/{other}", """{"properties":{"city":"Bilbao"}}"""))["id"], Is.EqualTo(merged["id"]));
        Assert.That(merged["properties.hs_merged_object_ids"], Is.EqualTo($"{primary};{other}"));
    }

    [Test]
    [Cites("FACTS §3.9")]
    public async Task Keeps_the_primary_id_when_the_account_is_set_so()
    {
        await Api.SetAsync("""{"mergeKeepsPrimaryId":true}""");
        var (primary, other) = await TwoContactsAsync();

        var merged = await MergeAsync(primary, other);

        Assert.That(merged["id"], Is.EqualTo(primary));
        Assert.That((await Api.GetAsync($"{Contacts}/{other}"))["id"], Is.EqualTo(primary));
    }

    [Test]
    [Cites("FACTS §3.9")]
    public async Task Prefers_the_values_of_the_primary_and_fills_up_from_the_other()
    {
        var (primary, other) = await TwoContactsAsync();

        var merged = await MergeAsync(primary, other);

        Assert.That(merged["properties.firstname"], Is.EqualTo("Ana"));
        Assert.That(merged["properties.phone"], Is.EqualTo("2"));
    }

    [Test]
    [Cites("FACTS §4.1, §3.3")]
    public async Task Keeps_the_other_email_as_a_secondary_one_that_still_finds_and_blocks()
    {
        var (primary, other) = await TwoContactsAsync();
        var merged = await MergeAsync(primary, other);

        Assert.That(merged["properties.hs_additional_emails"], Is.EqualTo("b@example.net"));
        Assert.That((await Api.GetAsync($"{Contacts}/b@example.net?idProperty=email"))["id"], Is.EqualTo(merged["id"]));
        Assert.That((await Api.PostAsync(Contacts, """{"properties":{"email":"b@example.net"}}""")).Status, Is.EqualTo(409));
    }

    [Test]
    [Cites("FACTS §3.2")]
    public async Task Leaves_a_merged_away_id_out_of_a_batch_update_without_an_error()
    {
        var (primary, other) = await TwoContactsAsync();
        var merged = await MergeAsync(primary, other);

        var reply = await Api.PostAsync(
            $"{Contacts}/batch/update",
            $$$"""{"inputs":[{"id":"{{{primary}}}","properties":{"phone":"9"}},{"id":"{{{merged["id"]}}}","properties":{"phone":"3"}}]}""");

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply.Each("results", "id"), Is.EqualTo(new[] { merged["id"] }));
        Assert.That(reply["results.0.properties.phone"], Is.EqualTo("3"));
    }

    [Test]
    [Cites("FACTS §3.3, §5")]
    public async Task Shows_only_the_survivor_in_lists_and_searches()
    {
        var (primary, other) = await TwoContactsAsync();
        var merged = await MergeAsync(primary, other);

        Assert.That((await Api.GetAsync(Contacts)).Each("results", "id"), Is.EqualTo(new[] { merged["id"] }));
        Assert.That((await Api.PostAsync($"{Contacts}/search", "{}")).Each("results", "id"), Is.EqualTo(new[] { merged["id"] }));
    }

    [Test]
    [Cites("FACTS §10.3")]
    public async Task Names_the_missing_fields()
    {
        var reply = await Api.PostAsync($"{Contacts}/merge", "{}");

        Assert.That(
            reply["message"],
            Is.EqualTo("Invalid input JSON on line 1, column 2. Some required fields were not set: [primaryObjectId, objectIdToMerge]"));
    }

    [Test]
    [Cites("FACTS §3.9")]
    public async Task Refuses_itself_and_unknown_records()
    {
        var id = await Api.CreateContactAsync("a@example.net");

        Assert.That((await MergeAsync(id, id)).Status, Is.EqualTo(400));
        Assert.That((await MergeAsync(id, "51299999999")).Status, Is.EqualTo(404));
    }

    private async Task<(string Primary, string Other)> TwoContactsAsync() => (
        await Api.CreateAsync("contacts", """{"email":"a@example.net","firstname":"Ana"}"""),
        await Api.CreateAsync("contacts", """{"email":"b@example.net","firstname":"Bea","phone":"2"}"""));

    private Task<Reply> MergeAsync(string primary, string other) =>
        Api.PostAsync($"{Contacts}/merge", $$"""{"primaryObjectId":"{{primary}}","objectIdToMerge":"{{other}}"}""");
}
