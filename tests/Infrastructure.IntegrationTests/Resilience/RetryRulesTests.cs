using System.Net;
using HubSpotCrm.Infrastructure.HubSpot.Http;
using Microsoft.Extensions.Time.Testing;

namespace Infrastructure.IntegrationTests.Resilience;

public sealed class RetryRulesTests
{
    private static readonly FakeTimeProvider Clock = new();

    [TestCase(423, 2000, 2500)]
    [TestCase(429, 0, 0)]
    [TestCase(477, 500, 1000)]
    [TestCase(502, 125, 250)]
    [TestCase(503, 125, 250)]
    [TestCase(504, 125, 250)]
    [TestCase(521, 125, 250)]
    [TestCase(523, 125, 250)]
    [TestCase(524, 125, 250)]
    public void Waits_before_the_next_attempt(int status, int atLeast, int atMost) =>
        Assert.That(Delay("GET", "/contacts/1", status)?.TotalMilliseconds, Is.InRange(atLeast, atMost));

    [TestCase(429)]
    [TestCase(477)]
    [TestCase(503)]
    public void Waits_a_little_longer_than_HubSpot_says(int status) => Assert.That(Delay("GET", "/contacts/1", status, retryAfter: 7)?.TotalMilliseconds, Is.InRange(7_001, 7_100));

    [TestCase(200)]
    [TestCase(400)]
    [TestCase(401)]
    [TestCase(403)]
    [TestCase(404)]
    [TestCase(409)]
    [TestCase(414)]
    [TestCase(415)]
    [TestCase(500)]
    [TestCase(522)]
    [TestCase(525)]
    [TestCase(526)]
    public void Never_repeats_after(int status) => Assert.That(Delay("GET", "/contacts/1", status), Is.Null);

    [TestCase("GET", "/contacts/1", true)]
    [TestCase("PATCH", "/contacts/1", true)]
    [TestCase("DELETE", "/contacts/1", true)]
    [TestCase("POST", "/contacts/search", true)]
    [TestCase("POST", "/contacts/batch/read", true)]
    [TestCase("POST", "/contacts/batch/update", true)]
    [TestCase("POST", "/contacts/batch/upsert", true)]
    [TestCase("POST", "/contacts/batch/archive", true)]
    [TestCase("POST", "/contacts/gdpr-delete", true)]
    [TestCase("POST", "/contacts", false)]
    [TestCase("POST", "/contacts/batch/create", false)]
    [TestCase("POST", "/contacts/merge", false)]
    public void Repeats_after_an_outage_what_can_be_done_twice(string method, string path, bool repeats)
    {
        int[] outages = [502, 503, 504, 521, 523, 524];

        Assert.That(outages.Select(status => Delay(method, path, status) is not null), Is.All.EqualTo(repeats));
    }

    [TestCase(423)]
    [TestCase(429)]
    [TestCase(477)]
    public void Repeats_a_create_that_was_refused_before_it_was_done(int status) => Assert.That(Delay("POST", "/contacts", status), Is.Not.Null);

    [TestCase(HttpRequestError.ConnectionError, true)]
    [TestCase(HttpRequestError.NameResolutionError, true)]
    [TestCase(HttpRequestError.SecureConnectionError, true)]
    [TestCase(HttpRequestError.ProxyTunnelError, true)]
    [TestCase(HttpRequestError.ResponseEnded, false)]
    [TestCase(HttpRequestError.InvalidResponse, false)]
    [TestCase(HttpRequestError.Unknown, false)]
    public void Repeats_a_create_only_when_it_was_never_sent(HttpRequestError error, bool repeats) =>
        Assert.That(RetryRules.DelayFor(Request("POST", "/contacts"), response: null, new HttpRequestException(error), 0, Clock) is not null, Is.EqualTo(repeats));

    [Test]
    public void Repeats_a_read_that_timed_out() =>
        Assert.That(RetryRules.DelayFor(Request("GET", "/contacts/1"), response: null, new TimeoutException(), 0, Clock), Is.Not.Null);

    [Test]
    public void Never_repeats_what_its_caller_gave_up() =>
        Assert.That(RetryRules.DelayFor(Request("GET", "/contacts/1"), response: null, new OperationCanceledException(), 0, Clock), Is.Null);

    [TestCase(0, 250)]
    [TestCase(1, 500)]
    [TestCase(2, 1000)]
    [TestCase(20, 8000)]
    public void Waits_longer_from_attempt_to_attempt(int attempt, int atMost) =>
        Assert.That(Delay("GET", "/contacts/1", 503, attempt: attempt)?.TotalMilliseconds, Is.InRange(atMost / 2, atMost));

    [TestCase(500, true)]
    [TestCase(502, true)]
    [TestCase(429, false)]
    [TestCase(423, false)]
    [TestCase(404, false)]
    public void Tells_an_outage_from_a_refusal(int status, bool outage)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);

        Assert.That(RetryRules.IsOutage(response, failure: null), Is.EqualTo(outage));
    }

    [Test]
    public void Lets_a_tenth_of_the_calls_be_repeated_beside_a_reserve()
    {
        var budget = new RetryBudget();
        var reserve = Enumerable.Range(0, 100).Count(_ => budget.TryRetry());
        for (var i = 0; i < 50; i++)
            budget.Called();

        Assert.That((reserve, Enumerable.Range(0, 100).Count(_ => budget.TryRetry())), Is.EqualTo((20, 5)));
    }

    private static TimeSpan? Delay(string method, string path, int status, int? retryAfter = null, int attempt = 0)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        if (retryAfter is { } seconds)
            response.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds));
        return RetryRules.DelayFor(Request(method, path), response, failure: null, attempt, Clock);
    }

    private static HttpRequestMessage Request(string method, string path) => new(new HttpMethod(method), $"https://api.hubapi.com/crm/objects/2026-09{path}");
}
