using TestSupport.Clocks;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Failures;

/// <summary>A HubSpot that fails once.</summary>
public sealed class RetryTests
{
    private const string Contacts = "/api/v1/contacts";
    private readonly FastClock _clock = new(times: 20);
    private CrmSystem _system = null!;

    private CrmClient Writer => _system.Api.Writer;

    [SetUp]
    public async Task StartAsync() => _system = await CrmSystem.StartAsync(new ApiSettings { Clock = _clock, AttemptTimeoutSeconds = 20, PatienceSeconds = 60 }, hubSpotClock: _clock);

    [TearDown]
    public async Task StopAsync() => await _system.DisposeAsync();

    [TestCase("""{ "kind": "status", "status": 423, "count": 1 }""")]
    [TestCase("""{ "kind": "status", "status": 429, "count": 1 }""")]
    [TestCase("""{ "kind": "status", "status": 477, "retryAfter": 3, "count": 1 }""")]
    [TestCase("""{ "kind": "status", "status": 502, "count": 1 }""")]
    [TestCase("""{ "kind": "status", "status": 503, "retryAfter": 2, "count": 1 }""")]
    [TestCase("""{ "kind": "status", "status": 504, "count": 1 }""")]
    [TestCase("""{ "kind": "status", "status": 521, "count": 1 }""")]
    [TestCase("""{ "kind": "status", "status": 524, "count": 1 }""")]
    [TestCase("""{ "kind": "html", "status": 502, "count": 1 }""")]
    [TestCase("""{ "kind": "drop", "count": 1 }""")]
    [TestCase("""{ "kind": "half", "count": 1 }""")]
    [TestCase("""{ "kind": "hang", "count": 1 }""")]
    public async Task A_read_does_not_notice(string fault)
    {
        var id = await _system.HubSpot.CreateAsync("contacts", new { email = "ana@example.org" });
        await _system.HubSpot.FailAsync(System.Text.Json.JsonDocument.Parse(fault).RootElement);

        Assert.That((await Writer.GetAsync($"{Contacts}/{id}")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task An_upsert_whose_answer_is_lost_is_repeated_and_makes_one_contact()
    {
        await _system.HubSpot.FailAsync(new { kind = "commit-then-drop", count = 1 });

        var answer = await Writer.PutAsync($"{Contacts}/by-email/ana@example.org", new { city = "Madrid" });

        Assert.That((answer["city"], (await _system.HubSpot.RecordsAsync("contacts")).Count), Is.EqualTo(("Madrid", 1)));
    }

    [Test]
    public async Task A_create_whose_answer_is_lost_is_looked_for()
    {
        await _system.HubSpot.FailAsync(new { kind = "commit-then-drop", count = 1 });

        var answer = await Writer.PostAsync(Contacts, new { firstName = "Ana" });

        Assert.That((answer.Status, (await _system.HubSpot.RecordsAsync("contacts")).Count), Is.EqualTo((201, 1)));
    }

    [Test]
    public async Task A_create_that_cannot_be_looked_for_says_that_nobody_knows()
    {
        await _system.HubSpot.FailAsync(new { kind = "commit-then-drop" });

        var answer = await Writer.PostAsync(Contacts, new { firstName = "Ana" });

        Assert.That((answer["code"], answer["detail"]!.Contains("same Idempotency-Key"), (await _system.HubSpot.RecordsAsync("contacts")).Count), Is.EqualTo(("hubspot.outcome-unknown", true, 1)));
    }

    [TestCase(429)]
    [TestCase(423)]
    public async Task A_create_that_HubSpot_refused_before_doing_it_is_repeated(int status)
    {
        await _system.HubSpot.FailAsync(new { kind = "status", status, count = 1 });

        Assert.That((await Writer.PostAsync(Contacts, new { firstName = "Ana" })).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task A_HubSpot_that_keeps_failing_is_left_alone_for_a_while()
    {
        await _system.HubSpot.FailAsync(new { kind = "status", status = 500 });
        for (var calls = 0; calls < 20; calls++)
            await Writer.GetAsync(Contacts);
        var before = await _system.HubSpot.CallsAsync();

        await Writer.GetAsync(Contacts);

        Assert.That(await _system.HubSpot.CallsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_HubSpot_that_has_recovered_is_called_again()
    {
        await _system.HubSpot.FailAsync(new { kind = "status", status = 500 });
        for (var calls = 0; calls < 20; calls++)
            await Writer.GetAsync(Contacts);
        await _system.HubSpot.HealAsync();
        _clock.Skip(TimeSpan.FromSeconds(6));

        Assert.That((await Writer.GetAsync(Contacts)).Status, Is.EqualTo(200));
    }
}
