using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Http;

/// <summary>What each answer of HubSpot becomes. Retries take no time that a test would wait for.</summary>
public sealed class ErrorTranslationTests : DrivenFixture
{
    private static readonly RecordView View = RecordView.Typed;

    [TestCase(400, typeof(CrmRejectedException))]
    [TestCase(401, typeof(CrmAccessException))]
    [TestCase(403, typeof(CrmAccessException))]
    [TestCase(404, typeof(CrmRecordNotFoundException))]
    [TestCase(409, typeof(CrmConflictException))]
    [TestCase(414, typeof(CrmRejectedException))]
    [TestCase(415, typeof(CrmRejectedException))]
    [TestCase(423, typeof(CrmUnavailableException))]
    [TestCase(429, typeof(CrmBusyException))]
    [TestCase(477, typeof(CrmUnavailableException))]
    [TestCase(500, typeof(CrmUnavailableException))]
    [TestCase(502, typeof(CrmUnavailableException))]
    [TestCase(503, typeof(CrmUnavailableException))]
    [TestCase(504, typeof(CrmUnavailableException))]
    [TestCase(521, typeof(CrmUnavailableException))]
    [TestCase(522, typeof(CrmUnavailableException))]
    [TestCase(523, typeof(CrmUnavailableException))]
    [TestCase(524, typeof(CrmUnavailableException))]
    [TestCase(525, typeof(CrmUnavailableException))]
    [TestCase(526, typeof(CrmUnavailableException))]
    [TestCase(302, typeof(CrmUnavailableException))]
    public async Task Turns_a_status_into_our_error(int status, Type error)
    {
        await Sandbox.FailAsync($$"""{"kind":"status","status":{{status}}}""");

        Assert.That(await GetFailureAsync(), Is.TypeOf(error));
    }

    [TestCase(400)]
    [TestCase(404)]
    [TestCase(503)]
    public async Task Says_what_HubSpot_answered(int status)
    {
        await Sandbox.FailAsync($$"""{"kind":"status","status":{{status}}}""");

        Assert.That((await GetFailureAsync() as CrmException)?.Answer, Has.Property(nameof(CrmAnswer.Status)).EqualTo(status).And.Property(nameof(CrmAnswer.CorrelationId)).Not.Empty);
    }

    [TestCase(404, typeof(CrmAccessException))]
    [TestCase(400, typeof(CrmUnavailableException))]
    [TestCase(502, typeof(CrmUnavailableException))]
    [TestCase(403, typeof(CrmAccessException))]
    [TestCase(200, typeof(CrmUnavailableException))]
    public async Task Turns_a_page_in_place_of_JSON_into_our_error(int status, Type error)
    {
        await Sandbox.FailAsync($$"""{"kind":"html","status":{{status}}}""");

        Assert.That(await GetFailureAsync(), Is.TypeOf(error));
    }

    [TestCase("""{"kind":"garbage"}""")]
    [TestCase("""{"kind":"half"}""")]
    [TestCase("""{"kind":"drop"}""")]
    [TestCase("""{"kind":"status","status":204}""")]
    public async Task Takes_half_an_answer_as_none(string fault)
    {
        await Sandbox.FailAsync(fault);

        Assert.That(await GetFailureAsync(), Is.TypeOf<CrmUnavailableException>());
    }

    [TestCase("""{"kind":"garbage"}""")]
    [TestCase("""{"kind":"status","status":204}""")]
    public async Task Takes_half_a_list_as_none(string fault)
    {
        await Sandbox.FailAsync(fault);

        Assert.That(await FailureAsync(() => HubSpot.Reader.ListAsync(10, after: null, View, Ct)), Is.TypeOf<CrmUnavailableException>());
    }

    [Test]
    public async Task Names_the_missing_scope()
    {
        await using var reader = Client(("AccessToken", "sandbox-readonly"));

        var failure = await FailureAsync(() => reader.Writer.CreateAsync(new() { Email = Text("ana@example.net") }, Ct), reader);

        Assert.That((failure as CrmAccessException)?.MissingScopes, Is.EqualTo(["crm.objects.contacts.write"]));
    }

    [Test]
    public async Task Never_shows_a_token_that_HubSpot_refuses()
    {
        await using var stranger = Client(("AccessToken", "pat-na1-secret"));

        var failure = await FailureAsync(() => stranger.Reader.GetAsync(Id("1"), View, Ct), stranger);

        Assert.That($"{failure}", Does.Contain(nameof(CrmAccessException)).And.Not.Contain("pat-na1"));
    }

    [Test]
    public async Task Takes_an_unknown_version_as_our_own_mistake()
    {
        await using var old = Client(("ApiVersion", "2019-01"));

        Assert.That(await FailureAsync(() => old.Reader.GetAsync(Id("1"), View, Ct), old), Is.TypeOf<CrmAccessException>());
    }

    [TestCase("2026-09")]
    [TestCase("2026-03")]
    [TestCase("v3")]
    public async Task Speaks_every_version(string version)
    {
        await using var client = Client(("ApiVersion", version));
        var made = await client.Writer.CreateAsync(new() { Email = Text("ana@example.net") }, Ct);

        Assert.That((await client.Reader.GetAsync(Id(made.Id), View, Ct)).Email, Is.EqualTo("ana@example.net"));
    }

    [Test]
    public async Task Says_when_HubSpot_wants_to_be_asked_again()
    {
        await Sandbox.FailAsync("""{"kind":"status","status":477,"retryAfter":3600}""");

        Assert.That((await GetFailureAsync() as CrmUnavailableException)?.RetryAfter, Is.EqualTo(TimeSpan.FromHours(1)));
    }

    private Task<Exception?> GetFailureAsync() => FailureAsync(() => HubSpot.Reader.GetAsync(Id("51200000101"), View, Ct));
}
