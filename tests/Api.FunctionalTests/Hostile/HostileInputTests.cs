using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Hostile;

/// <summary>Requests that reach the application: always a problem document, never a failure.</summary>
public sealed class HostileInputTests : HostileFixture
{
    [TestCase("GET", "/api/v1/contacts/'%20or%20'1'='1")]
    [TestCase("GET", "/api/v1/contacts/1;drop%20table")]
    [TestCase("GET", "/api/v1/contacts/%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [TestCase("GET", "/api/v1/contacts/..%5c..%5cwindows")]
    [TestCase("GET", "/api/v1/contacts/%0d%0aX-Injected:%201")]
    [TestCase("GET", "/api/v1/contacts/%ff%fe")]
    [TestCase("GET", "/api/v1/contacts/${jndi:ldap://example.org/a}")]
    [TestCase("GET", "/api/v1/contacts/by-email/%0d%0aX-Injected:%201@example.org")]
    [TestCase("GET", "/api/v1/contacts/by-email/a%00@example.org")]
    [TestCase("GET", "/api/v1/contacts/../../swagger/../nothing")]
    [TestCase("GET", "/api/v1/contacts?after=%27%22%3B--")]
    [TestCase("GET", "/api/v1/contacts?after=%ff")]
    [TestCase("GET", "/api/v1/contacts?after=%00")]
    [TestCase("GET", "/api/v1/contacts?limit=%F0%9F%98%80")]
    [TestCase("GET", "/api/v1/contacts?&&&==&%3D")]
    [TestCase("GET", "/api/v1/contacts?properties=a%0d%0ab")]
    [TestCase("PATCH", "/api/v1/contacts/1%2Fmerge")]
    [TestCase("DELETE", "/api/v1/contacts/*")]
    [TestCase("DELETE", "/api/v1/contacts/%2a")]
    [TestCase("CONNECT", "example.org:443")]
    [TestCase("OPTIONS", "*")]
    [TestCase("POST", "/api/v1/contacts/batch/../../contacts/1/erase")]
    public async Task Answers_a_hostile_target_with_a_4xx(string method, string target)
    {
        var answer = await Raw.SendAsync(Request(method, target));

        Assert.That((answer.First.Status is >= 400 and < 500, answer.First.Headers.ContainsKey("X-Injected")), Is.EqualTo((true, false)), answer.Text);
    }

    [TestCase("X-Api-Key: \u00ff\u00fe\r\n")]
    [TestCase("X-Correlation-Id: a\tb\r\n")]
    [TestCase("Accept: ,,,;;;q=x\r\n")]
    [TestCase("Accept-Language: *;q=1e9\r\n")]
    [TestCase("X-Forwarded-For: <script>\r\n")]
    [TestCase("X-Forwarded-Proto: javascript\r\n")]
    [TestCase("Range: bytes=0-0,1-1\r\n")]
    [TestCase("Expect: nonsense\r\n")]
    [TestCase("Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n")]
    [TestCase("Cookie: a=b; c=\"d\r\n")]
    [TestCase("If-None-Match: *\r\n")]
    [TestCase("X-Original-URL: /api/v1/contacts/1/erase\r\nX-Rewrite-URL: /swagger\r\n")]
    public async Task Is_not_confused_by_a_header(string header)
    {
        var answer = await Raw.SendAsync(Request("GET", $"{Contacts}/1", header));

        Assert.That(answer.First.Status, Is.AnyOf(400, 401, 404, 417), answer.Text);
    }

    [Test]
    public async Task Builds_no_address_from_a_foreign_host_that_leads_into_a_header()
    {
        var answer = await Raw.SendAsync($"GET {Contacts} HTTP/1.1\r\nHost: example.org\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\nX-Api-Key: {TestSupport.Hosting.ApiKeys.Reader}\r\n\r\n");

        Assert.That(answer.Text, Does.Not.Contain("evil.example"));
    }

    [Test]
    public async Task Takes_an_absolute_target()
    {
        Assert.That((await Raw.SendAsync(Request("GET", $"http://{{host}}{Contacts}"))).First.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Gives_up_on_a_body_that_ends_too_early()
    {
        var answer = await Raw.SendHalfAsync(Request("POST", Contacts, "Content-Type: application/json\r\nContent-Length: 100\r\n") + "{ \"firstName\": ");

        Assert.That(answer.First.Status, Is.AnyOf(0, 400), answer.Text);
    }

    [Test]
    public async Task Refuses_chunks_that_are_none()
    {
        var answer = await Raw.SendAsync(Request("POST", Contacts, "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n") + "zz\r\n{}\r\n0\r\n\r\n");

        Assert.That(answer.First, Problem.Of(400, "request.invalid"));
    }

    [Test]
    public async Task Refuses_a_chunk_of_a_size_that_cannot_be()
    {
        var answer = await Raw.SendAsync(Request("POST", Contacts, "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n") + "7fffffffffffffff\r\n{}\r\n");

        Assert.That(answer.First.Status, Is.InRange(400, 499), answer.Text);
    }
}
