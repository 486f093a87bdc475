using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Faults;

public sealed class FaultTests : SandboxFixture
{
    [Test]
    [Cites("sandbox.md: Faults")]
    public async Task Drops_the_connection_before_or_after_the_request_took_effect()
    {
        await Api.FailAsync("""[{"kind":"drop","count":1},{"kind":"commit-then-drop","count":1}]""");

        Assert.ThrowsAsync<HttpRequestException>(() => Api.CreateContactAsync("a@example.net"));
        Assert.That((await Api.GetAsync("/__sandbox/records/contacts")).Count("results"), Is.Zero);
        Assert.ThrowsAsync<HttpRequestException>(() => Api.CreateContactAsync("a@example.net"));
        Assert.That((await Api.GetAsync("/__sandbox/records/contacts")).Count("results"), Is.EqualTo(1));
    }

    [Test]
    [Cites("sandbox.md: Faults")]
    public async Task Spoils_or_halves_an_answer()
    {
        await Api.FailAsync("""[{"kind":"garbage","count":1},{"kind":"half","count":1}]""");

        var garbage = await Api.GetAsync(Contacts);

        Assert.That(garbage.Status, Is.EqualTo(200));
        Assert.That(() => garbage["results"], Throws.InstanceOf<System.Text.Json.JsonException>());
        Assert.ThrowsAsync<HttpRequestException>(() => Api.GetAsync(Contacts));
    }

    [Test]
    [Cites("sandbox.md: Faults")]
    public async Task Never_answers_a_hanging_request_and_answers_a_slow_one_in_the_end()
    {
        await Api.FailAsync("""[{"kind":"hang","count":1},{"kind":"hang","delayMs":20,"count":1},{"kind":"slow","delayMs":20,"count":1}]""");
        using var impatient = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromMilliseconds(200) };

        Assert.ThrowsAsync<TaskCanceledException>(() => impatient.GetAsync(new Uri(Contacts, UriKind.Relative)));
        Assert.ThrowsAsync<HttpRequestException>(() => Api.GetAsync(Contacts));
        Assert.That((await Api.GetAsync(Contacts)).Status, Is.EqualTo(200));
    }

    [Test]
    [Cites("sandbox.md: Faults")]
    public async Task Hits_only_the_method_and_path_it_matches_the_first_fault_winning()
    {
        await Api.FailAsync("""
            [{"match":{"method":"post","path":"/crm/objects/2026-09/contacts/batch"},"kind":"status","status":503},
             {"match":{"path":"/crm/objects/2026-09/contacts/batch"},"kind":"status","status":500}]
            """);

        Assert.That((await Api.PostAsync($"{Contacts}/batch/read", "{}")).Status, Is.EqualTo(503));
        Assert.That((await Api.PutAsync($"{Contacts}/batch/read", "{}")).Status, Is.EqualTo(500));
        Assert.That((await Api.GetAsync(Contacts)).Status, Is.EqualTo(200));
    }

    [Test]
    [Cites("sandbox.md: Faults")]
    public async Task Ends_a_fault_after_its_count_and_all_of_them_on_request()
    {
        await Api.FailAsync("""[{"kind":"status","status":503,"count":2},{"kind":"status","status":500}]""");

        Assert.That((await Api.GetAsync(Contacts)).Status, Is.EqualTo(503));
        Assert.That((await Api.GetAsync("/__sandbox/faults"))["0.count"], Is.EqualTo("1"));
        Assert.That((await Api.GetAsync(Contacts)).Status, Is.EqualTo(503));
        Assert.That((await Api.GetAsync(Contacts)).Status, Is.EqualTo(500));
        Assert.That((await Api.DeleteAsync("/__sandbox/faults")).Status, Is.EqualTo(204));
        Assert.That((await Api.GetAsync(Contacts)).Status, Is.EqualTo(200));
    }

    [Test]
    [Cites("sandbox.md: Faults")]
    public async Task Hits_with_its_probability()
    {
        await Api.FailAsync("""[{"kind":"status","status":503,"probability":0.3}]""");

        var hits = 0;
        for (var request = 0; request < 200; request++)
        {
            hits += (await Api.GetAsync(Contacts)).Status == 503 ? 1 : 0;
        }

        Assert.That(hits, Is.InRange(30, 95));
    }

    [Test]
    [Cites("sandbox.md: Faults")]
    public async Task Comes_before_authentication_and_uses_no_quota()
    {
        await Api.FailAsync("""[{"kind":"status","status":503,"count":1}]""");

        Assert.That((await Api.As("wrong").GetAsync(Contacts)).Status, Is.EqualTo(503));
        Assert.That((await Api.StatsAsync())["requests"], Is.EqualTo("1"));
        Assert.That((await Api.GetAsync(Contacts)).Header("X-HubSpot-RateLimit-Remaining"), Is.EqualTo("999999"));
    }

    [TestCase("""[{"kind":"nonsense"}]""")]
    [TestCase("""[{"kind":"status"}]""")]
    [TestCase("""[{"kind":"drop","probability":2}]""")]
    [TestCase("""[{"kind":"drop","colour":"red"}]""")]
    [TestCase("""[{"status":503}]""")]
    [TestCase("[null]")]
    [TestCase("nothing")]
    [Cites("sandbox.md: Faults")]
    public async Task Refuses_a_fault_that_it_does_not_understand(string faults)
    {
        var reply = await Api.FailAsync(faults);

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["error"], Is.Not.Empty);
    }
}
