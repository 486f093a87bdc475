using System.Globalization;
using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Control;

public sealed class ControlTests : SandboxFixture
{
    [Test]
    [Cites("sandbox.md: Controls")]
    public async Task Resets_records_ids_properties_faults_and_counters_but_not_settings()
    {
        var first = await Api.CreateContactAsync("a@example.net");
        await Api.FailAsync("""[{"kind":"status","status":503}]""");
        await Api.SetAsync("""{"searchDelayMs":7}""");

        Assert.That((await Api.PostAsync("/__sandbox/reset", "")).Status, Is.EqualTo(204));

        Assert.That((await Api.StatsAsync())["requests"], Is.EqualTo("0"));
        Assert.That((await Api.GetAsync(Contacts)).Count("results"), Is.Zero);
        Assert.That(await Api.CreateContactAsync("a@example.net"), Is.EqualTo(first));
        Assert.That((await Api.GetAsync("/__sandbox/settings"))["searchDelayMs"], Is.EqualTo("7"));
    }

    [Test]
    [Cites("sandbox.md: Controls")]
    public async Task Counts_requests_by_route_and_the_records_they_touched()
    {
        var id = await Api.CreateContactAsync("a@example.net");
        await Api.GetAsync($"{Contacts}/{id}");
        await Api.PostAsync($"{Contacts}/search", "{}");
        await Api.GetAsync("/nothing");

        var stats = await Api.StatsAsync();

        Assert.That(stats["requests"], Is.EqualTo("4"));
        Assert.That(stats["byRoute.POST /crm/objects/2026-09/contacts"], Is.EqualTo("1"));
        Assert.That(stats["byRoute.GET /crm/objects/2026-09/contacts/{id}"], Is.EqualTo("1"));
        Assert.That(stats["byRoute.other"], Is.EqualTo("1"));
        Assert.That(stats["recordsWritten"], Is.EqualTo("1"));
        Assert.That(stats["recordsRead"], Is.EqualTo("2"));
        Assert.That(stats["searches"], Is.EqualTo("1"));
        Assert.That(stats["busiestWindow"], Is.EqualTo("3"));
        Assert.That(stats["webhooks.sent"], Is.EqualTo("0"));
    }

    [Test]
    [Cites("sandbox.md: Controls")]
    public async Task Keeps_the_busiest_ten_seconds()
    {
        for (var round = 0; round < 3; round++)
        {
            await Api.GetAsync(Contacts);
            await Api.GetAsync(Contacts);
            await Api.AdvanceAsync(10_000);
        }

        Assert.That((await Api.StatsAsync())["busiestWindow"], Is.EqualTo("2"));
    }

    [Test]
    [Cites("sandbox.md: Settings")]
    public async Task Changes_only_the_settings_that_are_sent()
    {
        var reply = await Api.SetAsync("""{"tier":"pro","webhooks":{"targetUrl":"http://127.0.0.1:9/hook"}}""");

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply["tier"], Is.EqualTo("pro"));
        Assert.That(reply["searchDelayMs"], Is.EqualTo("0"));
        Assert.That(reply["webhooks.targetUrl"], Is.EqualTo("http://127.0.0.1:9/hook"));
        Assert.That(reply["webhooks.clientSecret"], Is.EqualTo("sandbox-secret"));
    }

    [Test]
    [Cites("sandbox.md: Settings")]
    public async Task Starts_with_the_free_tier_and_a_search_delay_of_two_seconds()
    {
        await using var server = await SandboxServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Address };

        var reply = await new Caller(http, null).GetAsync("/__sandbox/settings");

        Assert.That(reply["tier"], Is.EqualTo("free"));
        Assert.That(reply["searchDelayMs"], Is.EqualTo("2000"));
        Assert.That(reply["latencyMs"], Is.EqualTo("0"));
        Assert.That(reply["updateAnswers"], Is.EqualTo("record"));
    }

    [TestCase("""{"colour":"red"}""")]
    [TestCase("""{"tier":"gold"}""")]
    [TestCase("""{"latencyMs":-1}""")]
    [TestCase("""{"latencyMs":"slow"}""")]
    [TestCase("""{"webhooks":{"colour":"red"}}""")]
    [TestCase("""{"validation":{"unicorns":{}}}""")]
    [TestCase("""{"validation":{"contacts":{"required":[null]}}}""")]
    [TestCase("""{"updateAnswers":"all"}""")]
    [TestCase("[]")]
    [TestCase("no json")]
    [Cites("sandbox.md: Settings")]
    public async Task Refuses_settings_that_it_does_not_understand(string settings)
    {
        var reply = await Api.SetAsync(settings);

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["error"], Is.Not.Empty);
    }

    [Test]
    [Cites("sandbox.md: Controls")]
    public async Task Moves_the_dates_of_records_with_the_clock()
    {
        var before = await Api.GetAsync("/__sandbox/clock");
        await Api.AdvanceAsync(3_600_000);

        var contact = await Api.PostAsync(Contacts, """{"properties":{"email":"a@example.net"}}""");

        var passed = DateTimeOffset.Parse(contact["createdAt"]!, CultureInfo.InvariantCulture) - DateTimeOffset.Parse(before["now"]!, CultureInfo.InvariantCulture);
        Assert.That(passed, Is.InRange(TimeSpan.FromHours(1), TimeSpan.FromHours(1.1)));
        Assert.That((await Api.PostAsync("/__sandbox/clock", """{"advanceMs":-1}""")).Status, Is.EqualTo(400));
        Assert.That((await Api.PostAsync("/__sandbox/clock", "{}")).Status, Is.EqualTo(400));
    }

    [Test]
    [Cites("sandbox.md: Controls")]
    public async Task Shows_every_record_with_all_its_properties()
    {
        var first = await Api.CreateAsync("contacts", """{"email":"a@example.net","phone":"1"}""");
        var second = await Api.CreateContactAsync("b@example.net");
        var merged = await Api.PostAsync($"{Contacts}/merge", $$"""{"primaryObjectId":"{{first}}","objectIdToMerge":"{{second}}"}""");
        await Api.DeleteAsync($"{Contacts}/{merged["id"]}");

        var reply = await Api.GetAsync("/__sandbox/records/contacts");

        Assert.That(reply.Each("results", "id"), Is.EqualTo(new[] { first, second, merged["id"] }));
        Assert.That(reply.Each("results", "mergedInto"), Is.EqualTo(new[] { merged["id"], merged["id"], "" }));
        Assert.That(reply["results.0.properties.phone"], Is.EqualTo("1"));
        Assert.That(reply["results.2.archived"], Is.EqualTo("true"));
    }

    [Test]
    [Cites("sandbox.md: Settings")]
    public async Task Takes_its_time_when_a_latency_is_set()
    {
        await Api.SetAsync("""{"latencyMs":30,"perItemMs":10}""");
        var start = TimeProvider.System.GetTimestamp();

        await Api.PostAsync($"{Contacts}/batch/read", """{"inputs":[{"id":"1"},{"id":"2"}]}""");

        Assert.That(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds, Is.GreaterThan(45));
    }
}
