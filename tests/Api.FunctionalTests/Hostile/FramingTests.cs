namespace Api.FunctionalTests.Hostile;

/// <summary>Requests that are wrong before they reach the application: a bare 4xx, and the end of the connection.</summary>
public sealed class FramingTests : HostileFixture
{
    [TestCase("a bare line feed", "GET /health/live HTTP/1.1\nHost: {host}\nConnection: close\n\n")]
    [TestCase("one bare line feed", "GET /health/live HTTP/1.1\r\nHost: {host}\nConnection: close\r\n\r\n")]
    [TestCase("a folded header", "GET /health/live HTTP/1.1\r\nHost: {host}\r\nX-A: one\r\n two\r\nConnection: close\r\n\r\n")]
    [TestCase("a space before the colon", "GET /health/live HTTP/1.1\r\nHost: {host}\r\nX-A : one\r\nConnection: close\r\n\r\n")]
    [TestCase("a header without a colon", "GET /health/live HTTP/1.1\r\nHost: {host}\r\nX-A\r\nConnection: close\r\n\r\n")]
    [TestCase("a header with a NUL", "GET /health/live HTTP/1.1\r\nHost: {host}\r\nX-A: a\0b\r\nConnection: close\r\n\r\n")]
    [TestCase("no Host", "GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n")]
    [TestCase("two Hosts", "GET /health/live HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\nConnection: close\r\n\r\n")]
    [TestCase("a bad Host", "GET /health/live HTTP/1.1\r\nHost: a b<script>\r\nConnection: close\r\n\r\n")]
    [TestCase("two lengths", "POST /api/v1/contacts HTTP/1.1\r\nHost: {host}\r\nContent-Length: 2\r\nContent-Length: 3\r\nConnection: close\r\n\r\n{}")]
    [TestCase("a length list", "POST /api/v1/contacts HTTP/1.1\r\nHost: {host}\r\nContent-Length: 2, 2\r\nConnection: close\r\n\r\n{}")]
    [TestCase("a negative length", "POST /api/v1/contacts HTTP/1.1\r\nHost: {host}\r\nContent-Length: -1\r\nConnection: close\r\n\r\n{}")]
    [TestCase("a length of words", "POST /api/v1/contacts HTTP/1.1\r\nHost: {host}\r\nContent-Length: two\r\nConnection: close\r\n\r\n{}")]
    [TestCase("an unknown transfer coding", "POST /api/v1/contacts HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: gzip\r\nConnection: close\r\n\r\n{}")]
    [TestCase("a request line of nonsense", "nonsense\r\n\r\n")]
    [TestCase("HTTP/0.9", "GET /health/live\r\n\r\n")]
    [TestCase("HTTP/3.7", "GET /health/live HTTP/3.7\r\nHost: {host}\r\n\r\n")]
    [TestCase("a method that is no token", "G@T /health/live HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")]
    [TestCase("a path with a NUL", "GET /health/live%00 HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")]
    [TestCase("a path that leaves the root", "GET nowhere HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")]
    public async Task Refuses(string what, string request)
    {
        var answer = await Raw.SendAsync(request);

        Assert.That((what, answer.First.Status is >= 400 and < 500 or 505, answer.Answers), Is.EqualTo((what, true, 1)), answer.Text);
    }

    [Test]
    public async Task Speaks_no_HTTP2_without_encryption()
    {
        Assert.That((await Raw.SendAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).Answers, Is.Zero);
    }

    [Test]
    public async Task Refuses_a_query_of_more_than_eight_kilobytes()
    {
        Assert.That((await Raw.SendAsync(Request("GET", $"{Contacts}?after={new string('a', 9000)}"))).First.Status, Is.EqualTo(414));
    }

    [Test]
    public async Task Refuses_more_than_a_hundred_headers()
    {
        var headers = string.Concat(Enumerable.Range(0, 101).Select(n => $"X-{n}: 1\r\n"));

        Assert.That((await Raw.SendAsync(Request("GET", Contacts, headers))).First.Status, Is.EqualTo(431));
    }

    [Test]
    public async Task Refuses_headers_of_more_than_thirty_two_kilobytes()
    {
        Assert.That((await Raw.SendAsync(Request("GET", Contacts, $"X-A: {new string('a', 33_000)}\r\n"))).First.Status, Is.EqualTo(431));
    }

    [Test]
    public async Task Runs_no_second_request_hidden_behind_two_framings()
    {
        var hidden = Request("POST", $"{Contacts}", body: """{ "firstName": "Smuggled" }""");
        var request = $"POST {Contacts} HTTP/1.1\r\nHost: {{host}}\r\nX-Api-Key: none\r\nContent-Type: application/json\r\nContent-Length: {5 + hidden.Length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{hidden}";

        var answer = await Raw.SendAsync(request);

        Assert.That((answer.First.Status is >= 400 and < 500, answer.Answers), Is.EqualTo((true, 1)), answer.Text);
    }
}
