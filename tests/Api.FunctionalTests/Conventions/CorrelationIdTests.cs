using TestSupport.Drivers;

namespace Api.FunctionalTests.Conventions;

public sealed class CorrelationIdTests : CrmFixture
{
    private const string Header = "X-Correlation-Id";

    [TestCase("order-4711")]
    [TestCase("a")]
    [TestCase("0197c0f2-a1b2-7c3d-8e4f-5a6b7c8d9e0f_1.2")]
    public async Task Takes_the_callers_id(string id)
    {
        Assert.That((await GetAsync(id)).Header(Header), Is.EqualTo(id));
    }

    [TestCase("with space")]
    [TestCase("semi;colon")]
    [TestCase("<script>")]
    [TestCase("0123456789012345678901234567890123456789012345678901234567890123456789")]
    [TestCase("")]
    public async Task Makes_an_id_of_its_own_when_the_callers_is_malformed(string id)
    {
        Assert.That((await GetAsync(id)).Header(Header), Does.Match("^[0-9a-f]{32}$"));
    }

    [Test]
    public async Task Makes_an_id_of_its_own_when_the_caller_has_two()
    {
        var answer = await SharedSystem.Current.Api.Raw.SendAsync($"GET /health/live HTTP/1.1\r\nHost: {{host}}\r\nConnection: close\r\n{Header}: a\r\n{Header}: b\r\n\r\n");

        Assert.That(answer.First.Header(Header), Does.Match("^[0-9a-f]{32}$"));
    }

    [Test]
    public async Task Makes_another_id_for_each_request()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Reader.GetAsync(Contacts)));

        Assert.That(answers.Select(answer => answer.Header(Header)), Is.Unique);
    }

    [TestCase("/api/v1/contacts")]
    [TestCase("/api/v1/contacts/1")]
    [TestCase("/api/v1/contacts?limit=0")]
    [TestCase("/api/v1/contacts/by-email/plain")]
    [TestCase("/nothing")]
    [TestCase("/health/live")]
    [TestCase("/swagger/v1/swagger.json")]
    public async Task Is_on_every_answer(string path)
    {
        Assert.That((await Reader.SendAsync(HttpMethod.Get, path, body: null, (Header, "order-4711"))).Header(Header), Is.EqualTo("order-4711"));
    }

    [Test]
    public async Task Is_the_trace_id_of_a_problem()
    {
        Assert.That((await Reader.SendAsync(HttpMethod.Get, $"{Contacts}/1", body: null, (Header, "order-4711")))["traceId"], Is.EqualTo("order-4711"));
    }

    private static Task<Answer> GetAsync(string id) => Reader.SendAsync(HttpMethod.Get, Contacts, body: null, (Header, id));
}
