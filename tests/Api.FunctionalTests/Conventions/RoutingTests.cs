using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Conventions;

public sealed class RoutingTests : CrmFixture
{
    [TestCase("/")]
    [TestCase("/api")]
    [TestCase("/api/v1")]
    [TestCase("/api/v2/contacts")]
    [TestCase("/api/v1/unicorns")]
    [TestCase("/api/v1/contacts/1/nothing")]
    [TestCase("/api/v1/contacts/batch/nothing/here")]
    [TestCase("/api/v1/contacts/by-email/a@example.org/more")]
    [TestCase("/api/v1//contacts")]
    [TestCase("/health")]
    [TestCase("/.env")]
    [TestCase("/favicon.ico")]
    [TestCase("/swagger/nothing.js")]
    public async Task Answers_404_where_there_is_nothing(string path)
    {
        Assert.That(await Reader.GetAsync(path), Problem.Of(404, "route.not-found"));
    }

    [TestCase("PUT", "/api/v1/contacts", "GET, POST")]
    [TestCase("DELETE", "/api/v1/contacts", "GET, POST")]
    [TestCase("POST", "/api/v1/contacts/1", "DELETE, GET, PATCH")]
    [TestCase("GET", "/api/v1/contacts/1/merge", "POST")]
    [TestCase("POST", "/api/v1/contacts/by-email/a@example.org", "GET, PUT")]
    [TestCase("POST", "/health/live", "GET")]
    [TestCase("OPTIONS", "/api/v1/contacts", "GET, POST")]
    [TestCase("TRACE", "/api/v1/contacts", "GET, POST")]
    [TestCase("PROPFIND", "/api/v1/contacts", "GET, POST")]
    public async Task Answers_405_with_the_methods_that_there_are(string method, string path, string allowed)
    {
        var answer = await Writer.SendAsync(new HttpMethod(method), path);

        Assert.Multiple(() =>
        {
            Assert.That(answer, Problem.Of(405, "route.method-not-allowed"));
            Assert.That(answer.Header("Allow")?.Split(", ").Order(StringComparer.Ordinal), Is.EqualTo(allowed.Split(", ")));
        });
    }

    [Test]
    public async Task Answers_HEAD_without_a_body()
    {
        var answer = await Reader.SendAsync(HttpMethod.Head, Contacts);

        Assert.That((answer.Status, answer.Text), Is.EqualTo((405, "")));
    }

    [TestCase("/API/V1/Contacts")]
    [TestCase("/api/v1/contacts/")]
    public async Task Takes_a_path_in_any_case_and_with_a_slash_at_the_end(string path)
    {
        Assert.That((await Reader.GetAsync(path)).Status, Is.EqualTo(200));
    }

    [TestCase("X-HTTP-Method-Override")]
    [TestCase("X-Method-Override")]
    [TestCase("X-HTTP-Method")]
    public async Task Lets_no_header_change_the_method(string header)
    {
        var id = await HubSpot.CreateAsync("contacts", new { email = "ana@example.org" });

        await Writer.SendAsync(HttpMethod.Get, $"{Contacts}/{id}", body: null, (header, "DELETE"));

        Assert.That((await HubSpot.RecordAsync("contacts", id)).Archived, Is.False);
    }

    [Test]
    public async Task Refuses_a_query_of_a_thousand_keys_naming_a_few()
    {
        var answer = await Reader.GetAsync($"{Contacts}?{string.Join('&', Enumerable.Range(0, 1000).Select(n => $"k{n}=1"))}");

        Assert.Multiple(() =>
        {
            Assert.That(answer, Problem.Of(400, "request.invalid"));
            Assert.That(answer.Count("errors"), Is.EqualTo(10));
        });
    }

    [Test]
    public async Task Does_not_say_what_it_runs_on()
    {
        Assert.That((await Reader.GetAsync(Contacts)).Headers.Keys, Has.None.AnyOf("Server", "X-Powered-By"));
    }
}
