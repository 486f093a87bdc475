using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Contacts;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Resilience;

public sealed class RetryTests : DrivenFixture
{
    private string _id = null!;

    [SetUp]
    public async Task MakeAsync() => _id = (await CreateAsync("ana@example.net")).Id;

    [TestCase(423, 2.0)]
    [TestCase(429, 10.0)]
    [TestCase(502, 0.1)]
    [TestCase(503, 0.1)]
    [TestCase(504, 0.1)]
    [TestCase(521, 0.1)]
    [TestCase(523, 0.1)]
    [TestCase(524, 0.1)]
    public async Task Reads_again_after(int status, double seconds)
    {
        await FailAsync("GET", $$"""{"kind":"status","status":{{status}},"count":1}""");

        await DriveAsync(ReadAsync());

        Assert.That(Passed.TotalSeconds, Is.AtLeast(seconds));
        Assert.That(await ReadsAsync(), Is.EqualTo(2));
    }

    [TestCase(429)]
    [TestCase(477)]
    [TestCase(503)]
    public async Task Waits_as_long_as_HubSpot_says(int status)
    {
        await FailAsync("GET", $$"""{"kind":"status","status":{{status}},"retryAfter":12,"count":1}""");

        await DriveAsync(ReadAsync());

        Assert.That(Passed.TotalSeconds, Is.AtLeast(12));
    }

    [TestCase(429)]
    [TestCase(477)]
    [TestCase(503)]
    public async Task Answers_at_once_when_HubSpot_asks_for_more_time_than_the_caller_has(int status)
    {
        await FailAsync("GET", $$"""{"kind":"status","status":{{status}},"retryAfter":31}""");

        Assert.That(await FailureAsync(ReadAsync), Is.InstanceOf<CrmException>());
        Assert.That((await ReadsAsync(), Passed < TimeSpan.FromSeconds(25)), Is.EqualTo((1, true)));
    }

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(404)]
    [TestCase(500)]
    [TestCase(522)]
    public async Task Reads_once_after(int status)
    {
        await FailAsync("GET", $$"""{"kind":"status","status":{{status}}}""");

        await FailureAsync(ReadAsync);

        Assert.That(await ReadsAsync(), Is.EqualTo(1));
    }

    [TestCase("""{"kind":"drop","count":1}""")]
    [TestCase("""{"kind":"half","count":1}""")]
    public async Task Reads_again_when_the_answer_was_lost(string fault)
    {
        await FailAsync("GET", fault);

        Assert.That((await DriveAsync(ReadAsync())).Id, Is.EqualTo(_id));
    }

    [TestCase("""{"kind":"status","status":502}""")]
    [TestCase("""{"kind":"status","status":503}""")]
    [TestCase("""{"kind":"status","status":504}""")]
    [TestCase("""{"kind":"status","status":524}""")]
    [TestCase("""{"kind":"drop"}""")]
    [TestCase("""{"kind":"commit-then-drop"}""")]
    [TestCase("""{"kind":"half"}""")]
    public async Task Never_creates_again_what_may_have_been_created_and_cannot_be_looked_for(string fault)
    {
        await FailAsync(method: null, fault);

        Assert.That(await FailureAsync(() => CreateAsync("li@example.org")), Is.TypeOf<CrmOutcomeUnknownException>());
        Assert.That(await CreatesAsync(), Is.EqualTo(2), "one for Ana, one for Li");
    }

    [TestCase("""{"kind":"commit-then-drop"}""")]
    [TestCase("""{"kind":"drop"}""")]
    public async Task Says_that_nobody_knows_whether_it_was_created(string fault)
    {
        await FailAsync(method: null, fault);

        Assert.That((await FailureAsync(() => CreateAsync("li@example.org")))?.Message, Does.Contain("look for the record first"));
    }

    [TestCase(423)]
    [TestCase(429)]
    [TestCase(477)]
    public async Task Creates_again_what_was_refused_before_it_was_done(int status)
    {
        await FailAsync("POST", $$"""{"kind":"status","status":{{status}},"retryAfter":1,"count":1}""");

        await DriveAsync(CreateAsync("li@example.org"));

        Assert.That(await CreatesAsync(), Is.EqualTo(3));
    }

    [Test]
    public async Task Never_merges_again_what_may_have_been_merged()
    {
        var other = await CreateAsync("anna@example.net");
        await FailAsync("POST", """{"kind":"commit-then-drop"}""");

        await FailureAsync(() => HubSpot.Merger.MergeAsync(Id(_id), Id(other.Id), Ct));

        Assert.That(await Sandbox.CountOfAsync($"POST {Contacts}/merge"), Is.EqualTo(1));
    }

    [Test]
    public async Task Changes_again_after_an_outage()
    {
        await FailAsync("PATCH", """{"kind":"commit-then-drop","count":1}""");

        Assert.That((await DriveAsync(HubSpot.Writer.UpdateAsync(Id(_id), new() { City = Text("Porto") }, Ct))).City, Is.EqualTo("Porto"));
    }

    [Test]
    public async Task Archives_again_after_an_outage()
    {
        await FailAsync("DELETE", """{"kind":"commit-then-drop","count":1}""");

        Assert.That(await FailureAsync(() => HubSpot.Archive.ArchiveAsync(Id(_id), Ct)), Is.Null);
    }

    [Test]
    public async Task Says_that_HubSpot_cannot_be_reached_where_no_answer_is_read()
    {
        await Sandbox.FailAsync("""{"kind":"drop"}""");

        Assert.That(
            new[] { await FailureAsync(() => HubSpot.Archive.ArchiveAsync(Id(_id), Ct)), await FailureAsync(() => HubSpot.Eraser.EraseAsync(Id(_id), Ct)) },
            Is.All.TypeOf<CrmUnavailableException>());
    }

    [Test]
    public async Task Gives_up_after_five_repetitions()
    {
        await FailAsync("GET", """{"kind":"status","status":503}""");

        await FailureAsync(ReadAsync);

        Assert.That(await ReadsAsync(), Is.EqualTo(6));
    }

    [Test]
    public async Task Says_that_HubSpot_cannot_be_reached()
    {
        await using var lost = new HubSpotClient(new("http://127.0.0.1:1"), Clock);

        Assert.That((await FailureAsync(() => lost.Writer.CreateAsync(new() { Email = Text("ana@example.net") }, Ct), lost))?.Message, Is.EqualTo("HubSpot cannot be reached."));
    }

    /// <param name="method">Which calls fail; null for all.</param>
    /// <param name="fault">How.</param>
    private Task FailAsync(string? method, string fault) => Sandbox.FailAsync(method is null ? fault : $$"""{"match":{"method":"{{method}}"},{{fault[1..]}}""");

    private Task<Contact> ReadAsync() => HubSpot.Reader.GetAsync(Id(_id), RecordView.Typed, Ct);

    private Task<long> ReadsAsync() => Sandbox.CountOfAsync($"GET {Contacts}/{{id}}");

    private Task<long> CreatesAsync() => Sandbox.CountOfAsync($"POST {Contacts}");
}
