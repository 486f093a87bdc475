using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Search;

public sealed class IndexDelayTests : SandboxFixture
{
    [SetUp]
    public Task DelayAsync() => Api.SetAsync("""{"searchDelayMs":60000}""");

    [Test]
    [Cites("FACTS §5, §15")]
    public async Task Shows_a_new_record_after_the_delay()
    {
        await Api.CreateContactAsync("a@example.net");

        Assert.That(await FoundAsync(), Is.Empty);
        await Api.AdvanceAsync(60000);
        Assert.That(await FoundAsync(), Is.EqualTo(new[] { "" }));
    }

    [Test]
    [Cites("FACTS §5, §15")]
    public async Task Shows_the_old_values_until_the_delay_has_passed()
    {
        var id = await Api.CreateAsync("contacts", """{"email":"a@example.net","phone":"1"}""");
        await Api.AdvanceAsync(60000);
        await Api.PatchAsync($"{Contacts}/{id}", """{"properties":{"phone":"2"}}""");
        await Api.AdvanceAsync(30000);
        await Api.PatchAsync($"{Contacts}/{id}", """{"properties":{"phone":"3"}}""");

        Assert.That(await FoundAsync(), Is.EqualTo(new[] { "1" }));
        await Api.AdvanceAsync(30000);
        Assert.That(await FoundAsync(), Is.EqualTo(new[] { "2" }));
        await Api.AdvanceAsync(30000);
        Assert.That(await FoundAsync(), Is.EqualTo(new[] { "3" }));
    }

    [Test]
    [Cites("FACTS §5, §3.6")]
    public async Task Still_shows_an_archived_record_until_the_delay_has_passed()
    {
        var id = await Api.CreateContactAsync("a@example.net");
        await Api.AdvanceAsync(60000);
        await Api.DeleteAsync($"{Contacts}/{id}");

        Assert.That(await FoundAsync(), Has.Exactly(1).Items);
        await Api.AdvanceAsync(60000);
        Assert.That(await FoundAsync(), Is.Empty);
    }

    [Test]
    [Cites("FACTS §5, §3.9")]
    public async Task Still_shows_both_records_of_a_merge_until_the_delay_has_passed()
    {
        var first = await Api.CreateContactAsync("a@example.net");
        var second = await Api.CreateContactAsync("b@example.net");
        await Api.AdvanceAsync(60000);
        await Api.PostAsync($"{Contacts}/merge", $$"""{"primaryObjectId":"{{first}}","objectIdToMerge":"{{second}}"}""");

        Assert.That(await FoundAsync(), Has.Exactly(2).Items);
        await Api.AdvanceAsync(60000);
        Assert.That(await FoundAsync(), Has.Exactly(1).Items);
    }

    private async Task<string[]> FoundAsync() =>
        [.. (await Api.PostAsync($"{Contacts}/search", """{"properties":["phone"]}""")).Each("results", "properties.phone")];
}
