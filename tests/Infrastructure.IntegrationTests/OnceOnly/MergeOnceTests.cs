using HubSpotCrm.Application.Errors;
using HubSpotCrm.Domain.Contacts;

namespace Infrastructure.IntegrationTests.OnceOnly;

public sealed class MergeOnceTests : OnceFixture
{
    private string _primary = null!;
    private string _duplicate = null!;

    [SetUp]
    public async Task MakeAsync()
    {
        _primary = (await CreateAsync("ana@example.net")).Id;
        _duplicate = (await CreateAsync("anna@example.net")).Id;
    }

    [Test]
    public async Task Knows_that_the_two_were_merged_although_the_answer_was_lost()
    {
        await FailAsync($"{Contacts}/merge", """{"kind":"commit-then-drop","count":1}""");

        var survivor = await DriveAsync(MergeAsync());

        Assert.That((survivor.Id, survivor.Email), Is.EqualTo(((await GetAsync(_duplicate)).Id, "ana@example.net")));
    }

    [Test]
    public async Task Says_that_nobody_knows_when_the_two_are_still_apart()
    {
        await FailAsync($"{Contacts}/merge", """{"kind":"drop","count":1}""");

        Assert.That(await FailureAsync(MergeAsync), Is.TypeOf<CrmOutcomeUnknownException>());
    }

    [Test]
    public async Task Gives_a_repeated_work_the_survivor_of_the_first()
    {
        var since = Clock.GetUtcNow();
        var first = await AgainAsync("w1", since: null, MergeAsync);

        var second = await AgainAsync("w1", since, MergeAsync);

        Assert.That((second.Id, await Sandbox.CountOfAsync($"POST {Contacts}/merge")), Is.EqualTo((first.Id, 1)));
    }

    [Test]
    public async Task Merges_in_a_repeated_work_what_the_first_did_not_get_to()
    {
        await AgainAsync("w1", Clock.GetUtcNow(), MergeAsync);

        Assert.That((await GetAsync(_primary)).Id, Is.EqualTo((await GetAsync(_duplicate)).Id));
    }

    private Task<Contact> MergeAsync() => HubSpot.Merger.MergeAsync(Id(_primary), Id(_duplicate), Ct);
}
