using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Events;

/// <summary>How subscriptions are made, shown and ended.</summary>
public sealed class SubscriptionTests : CrmFixture
{
    private const string Subscriptions = "/api/v1/event-subscriptions";
    private const string Unknown = $"{Subscriptions}/sub_00000000000000000000000000000000";
    private const string Url = "https://app.example.com/events";

    [Test]
    public async Task A_new_one_shows_its_secret_and_its_address()
    {
        var answer = await CreateAsync(new { url = Url, types = new[] { "contact.*", "deal.won" }, description = "The shop" });

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(201));
            Assert.That(answer.Header("Location"), Does.EndWith($"{Subscriptions}/{answer.Id}"));
            Assert.That((answer["url"], answer["description"]), Is.EqualTo((Url, "The shop")));
            Assert.That(answer.Count("types"), Is.EqualTo(2));
            Assert.That(Convert.FromBase64String(answer["secret"]!["whsec_".Length..]), Has.Length.EqualTo(32));
        });
    }

    [Test]
    public async Task It_is_shown_without_its_secret()
    {
        var id = (await CreateAsync(new { url = Url })).Id;

        var answer = await Reader.GetAsync($"{Subscriptions}/{id}");

        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, answer["state"], answer["backlog"]), Is.EqualTo((200, "active", "0")));
            Assert.That((answer["types"], answer["failingSince"], answer["lastError"]), Is.EqualTo(((string?)null, (string?)null, (string?)null)));
            Assert.That(answer.Text, Does.Not.Contain("whsec_"));
        });
    }

    [Test]
    public async Task The_list_has_pages()
    {
        var ids = new List<string> { (await CreateAsync(new { url = Url })).Id, (await CreateAsync(new { url = Url })).Id };

        var first = await Reader.GetAsync($"{Subscriptions}?limit=1");
        var second = await Reader.GetAsync($"{Subscriptions}?limit=1&after={first["after"]}");
        var all = await Reader.GetAsync($"{Subscriptions}?limit=100");

        Assert.Multiple(() =>
        {
            Assert.That((first.Count("results"), second.Count("results")), Is.EqualTo((1, 1)));
            Assert.That(second["results.0.id"], Is.Not.EqualTo(first["results.0.id"]));
            Assert.That(all.Each("results", "id"), Is.SupersetOf(ids).And.Ordered);
            Assert.That((all["after"], all.Text.Contains("whsec_", StringComparison.Ordinal)), Is.EqualTo(((string?)null, false)));
        });
    }

    [TestCase("""{ "url": "http://app.example.com/" }""", "url")]
    [TestCase("""{ "url": "https://127.0.0.1/" }""", "url")]
    [TestCase("""{ "url": "https://0x7f.1/" }""", "url")]
    [TestCase("""{ "url": "https://localhost/" }""", "url")]
    [TestCase("""{ "url": "https://user:pass@app.example.com/" }""", "url")]
    [TestCase("""{ "url": "https://app.example.com:22/" }""", "url")]
    [TestCase("""{ "url": "" }""", "url")]
    [TestCase("""{ "url": null }""", "url")]
    [TestCase("""{ "url": "https://app.example.com/", "types": [] }""", "types")]
    [TestCase("""{ "url": "https://app.example.com/", "types": ["con*"] }""", "types")]
    [TestCase("""{ "url": "https://app.example.com/", "types": [null] }""", "types")]
    [TestCase("""{ "url": "https://app.example.com/", "types": ["a b"] }""", "types")]
    [TestCase("""{ "url": "https://app.example.com/", "description": "two\nlines" }""", "description")]
    public async Task What_is_wrong_is_named(string body, string field) => Assert.That(await Writer.PostAsync(Subscriptions, body), Problem.Invalid(field));

    [Test]
    public async Task Several_wrongs_are_named_at_once() =>
        Assert.That(await Writer.PostAsync(Subscriptions, """{ "url": "ftp://x/", "types": ["*"] }"""), Problem.Invalid("url", "types"));

    [TestCase("""{ "from": "yesterday" }""")]
    [TestCase("""{ "from": "-1" }""")]
    [TestCase("""{ "from": "24/11/2026" }""")]
    [TestCase("""{ "from": "" }""")]
    public async Task A_replay_needs_a_place(string body) => Assert.That(await Operator.PostAsync($"{Unknown}/replay", body), Problem.Invalid("from"));

    [Test]
    public async Task Reading_and_writing_need_their_roles()
    {
        var id = (await CreateAsync(new { url = Url })).Id;

        Assert.Multiple(async () =>
        {
            Assert.That((await Reader.PostAsync(Subscriptions, new { url = Url })).Status, Is.EqualTo(403));
            Assert.That((await Reader.DeleteAsync($"{Subscriptions}/{id}")).Status, Is.EqualTo(403));
            Assert.That((await Reader.PostAsync($"{Subscriptions}/{id}/rotate-secret", "")).Status, Is.EqualTo(403));
            Assert.That((await Writer.PostAsync($"{Subscriptions}/{id}/replay", new { })).Status, Is.EqualTo(403));
        });
    }

    [Test]
    public async Task One_that_is_not_there_is_not_found() => Assert.Multiple(async () =>
    {
        Assert.That(await Reader.GetAsync(Unknown), Problem.Of(404, "service.not-found"));
        Assert.That(await Writer.DeleteAsync(Unknown), Problem.Of(404, "service.not-found"));
        Assert.That(await Writer.PostAsync($"{Unknown}/rotate-secret", ""), Problem.Of(404, "service.not-found"));
        Assert.That(await Operator.PostAsync($"{Unknown}/replay", new { from = "1" }), Problem.Of(404, "service.not-found"));
    });

    [TearDown]
    public async Task EndAllAsync()
    {
        foreach (var id in (await Reader.GetAsync($"{Subscriptions}?limit=100")).Each("results", "id"))
            await Writer.DeleteAsync($"{Subscriptions}/{id}");
    }

    private static Task<Answer> CreateAsync(object body) => Writer.PostAsync(Subscriptions, body);
}
