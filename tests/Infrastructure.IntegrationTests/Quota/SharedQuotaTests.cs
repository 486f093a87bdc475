using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Quota;

/// <summary>Client and sandbox live on one clock, so that the sandbox's limiter sees what the client's does.</summary>
public sealed class SharedQuotaTests : DrivenFixture
{
    private static readonly RecordSearch Everyone = new(Query: null, [], Sort: null, 20, 0);

    private string _id = null!;

    protected override TimeProvider? SandboxTime => Clock;

    [SetUp]
    public async Task MakeAsync()
    {
        _id = (await CreateAsync("ana@example.net")).Id;
        await UseTierAsync("free");
        Clock.Advance(TimeSpan.FromSeconds(11));
        await HubSpot.DisposeAsync();
        HubSpot = Client();
    }

    [Test]
    public async Task A_burst_of_300_reads_ends_with_300_answers_and_no_refusal()
    {
        var reads = await DriveAsync(Task.WhenAll(Enumerable.Range(0, 300).Select(_ => ReadAsync())));

        Assert.That(reads.Select(contact => contact.Email), Is.All.EqualTo("ana@example.net"));
        Assert.That((await Sandbox.CountAsync("refused429"), await Sandbox.CountAsync("busiestWindow")), Is.EqualTo((0, 13)), "ten at once, the others in three batches");
    }

    [Test]
    public async Task Three_hundred_lists_that_no_batch_can_make_wait_for_the_window()
    {
        var lists = Enumerable.Range(0, 300).Select(_ => ListAsync()).ToList();
        foreach (var answered in new[] { 100, 200, 300 })
        {
            await Until.TrueAsync(() => lists.Count(list => list.IsCompletedSuccessfully) == answered);
            Clock.Advance(TimeSpan.FromSeconds(10.01));
        }

        Assert.That((await Sandbox.CountAsync("refused429"), await Sandbox.CountAsync("busiestWindow")), Is.EqualTo((0, 100)));
    }

    [Test]
    public async Task A_burst_of_searches_keeps_to_the_limit_of_searches()
    {
        var searches = Enumerable.Range(0, 12).Select(_ => HubSpot.Reader.SearchAsync(Everyone, RecordView.Typed, Ct)).ToList();
        foreach (var answered in new[] { 4, 8, 12 })
        {
            await Until.TrueAsync(() => searches.Count(search => search.IsCompletedSuccessfully) == answered);
            Clock.Advance(TimeSpan.FromSeconds(1.01));
        }

        Assert.That((await Sandbox.CountAsync("searches"), await Sandbox.CountAsync("refused429")), Is.EqualTo((12, 0)));
    }

    [Test]
    public async Task Searches_leave_the_permits_of_other_calls_alone()
    {
        for (var i = 0; i < 4; i++)
            await HubSpot.Reader.SearchAsync(Everyone, RecordView.Typed, Ct);

        Assert.That(await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => ListAsync())), Has.Length.EqualTo(100));
    }

    [Test]
    public async Task The_first_answer_raises_the_limit_to_what_the_account_has()
    {
        await UseTierAsync("pro");
        await ReadAsync();

        Assert.That(await Task.WhenAll(Enumerable.Range(0, 189).Select(_ => ListAsync())), Has.Length.EqualTo(189));
    }

    [Test]
    public async Task Calls_of_another_program_are_left_out_of_the_permits()
    {
        await using var other = Client();
        await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => other.Reader.ListAsync(1, null, RecordView.Typed, Ct)));
        await ReadAsync();
        var reads = Enumerable.Range(0, 60).Select(_ => ListAsync()).ToList();
        await Until.TrueAsync(() => reads.Count(read => read.IsCompletedSuccessfully) == 39);
        Clock.Advance(TimeSpan.FromSeconds(10.01));
        await Task.WhenAll(reads);

        Assert.That(await Sandbox.CountAsync("refused429"), Is.Zero);
    }

    [Test]
    public async Task A_refusal_holds_back_all_calls_for_a_window()
    {
        await Sandbox.FailAsync("""{"kind":"status","status":429,"count":1}""");
        var reads = Enumerable.Range(0, 5).Select(_ => ReadAsync()).ToList();
        await DriveAsync(Task.WhenAll(reads));

        Assert.That(await Sandbox.CountAsync("refused429"), Is.EqualTo(1));
    }

    [Test]
    public async Task The_day_ends_for_all_calls_at_once()
    {
        await Sandbox.FailAsync("""{"kind":"status","status":429,"policy":"DAILY"}""");
        Assert.That(ReadAsync, Throws.TypeOf<CrmBusyException>());
        var asked = await Sandbox.CountAsync("requests");

        for (var i = 0; i < 20; i++)
            Assert.That(ReadAsync, Throws.TypeOf<CrmBusyException>());

        Assert.That(await Sandbox.CountAsync("requests"), Is.EqualTo(asked));
    }

    [Test]
    public async Task A_day_that_is_over_uses_up_no_permits()
    {
        await using var small = Client(("Quota:Daily", "3"));
        await Sandbox.FailAsync("""{"kind":"drop"}""");
        for (var i = 0; i < 3; i++)
            Assert.That(await FailureAsync(() => small.Writer.CreateAsync(new() { Email = Text("li@example.org") }, Ct), small), Is.InstanceOf<CrmException>());

        for (var i = 0; i < 200; i++)
            Assert.That(() => small.Reader.GetAsync(Id(_id), RecordView.Typed, Ct), Throws.TypeOf<CrmBusyException>().With.Message.Contains("daily"));
    }

    private Task UseTierAsync(string tier) => Sandbox.SetAsync($$"""{"tier":"{{tier}}"}""");

    private Task<Page<Contact>> ListAsync() => HubSpot.Reader.ListAsync(1, null, RecordView.Typed, Ct);

    private Task<Contact> ReadAsync() => HubSpot.Reader.GetAsync(Id(_id), RecordView.Typed, Ct);
}
