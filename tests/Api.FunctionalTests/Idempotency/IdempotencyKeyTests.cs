using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Idempotency;

/// <summary>A request that is sent again with its key.</summary>
public sealed class IdempotencyKeyTests : CrmFixture
{
    private const string Deals = "/api/v1/deals";
    private static readonly object Deal = new { name = "Northwind", pipeline = "default", stage = "qualifiedtobuy" };

    private string _key = null!;

    [SetUp]
    public void Name() => _key = $"key-{Guid.NewGuid():n}";

    [Test]
    public async Task Has_the_first_answer_again()
    {
        var first = await PostAsync(Deals, Deal);

        var second = await PostAsync(Deals, Deal);

        Assert.That((second.Status, second.Text, second.Header("Location"), second.Header("Content-Type")), Is.EqualTo((201, first.Text, first.Header("Location"), first.Header("Content-Type"))));
    }

    [Test]
    public async Task Has_one_effect()
    {
        for (var i = 0; i < 3; i++)
            await PostAsync(Deals, Deal);

        Assert.That(await HubSpot.RecordsAsync("deals"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Has_one_effect_when_it_is_sent_many_times_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync(Deals, Deal)));

        Assert.That(answers.Select(answer => answer.Status), Is.All.AnyOf(201, 409).And.Some.EqualTo(201));
        Assert.That(await HubSpot.RecordsAsync("deals"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Says_which_answer_is_a_repetition()
    {
        var first = await PostAsync(Deals, Deal);

        Assert.That((first.Header("Idempotency-Replayed"), (await PostAsync(Deals, Deal)).Header("Idempotency-Replayed")), Is.EqualTo(((string?)null, "true")));
    }

    [Test]
    public async Task Has_a_correlation_id_of_its_own()
    {
        var first = await PostAsync(Deals, Deal);

        Assert.That((await PostAsync(Deals, Deal)).Header("X-Correlation-Id"), Is.Not.EqualTo(first.Header("X-Correlation-Id")).And.Not.Empty);
    }

    [Test]
    public async Task Costs_HubSpot_nothing()
    {
        await PostAsync(Deals, Deal);
        var before = await HubSpot.CallsAsync();

        await PostAsync(Deals, Deal);

        Assert.That(await HubSpot.CallsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Is_another_request_with_another_body()
    {
        await PostAsync(Deals, Deal);

        Assert.That(await PostAsync(Deals, new { name = "Contoso", pipeline = "default", stage = "qualifiedtobuy" }), Problem.Of(422, "idempotency.mismatch"));
    }

    [Test]
    public async Task Is_another_request_with_another_address()
    {
        await PostAsync(Contacts, new { email = "ana@example.org" });

        Assert.That(await PostAsync("/api/v1/companies", new { email = "ana@example.org" }), Problem.Of(422, "idempotency.mismatch"));
    }

    [Test]
    public async Task Is_another_request_from_another_caller()
    {
        await PostAsync(Deals, Deal);

        await Operator.SendAsync(HttpMethod.Post, Deals, Deal, ("Idempotency-Key", _key));

        Assert.That(await HubSpot.RecordsAsync("deals"), Has.Count.EqualTo(2));
    }

    [TestCase("""{ "email": "no address" }""", 400)]
    [TestCase("""{ "email": """, 400)]
    [TestCase("""{ "email": "li@example.org" }""", 409)]
    [TestCase("""{ "email": "ana@example.org", "leadStatus": "MAYBE" }""", 422)]
    public async Task Has_its_refusal_again(string body, int status)
    {
        await HubSpot.CreateAsync("contacts", new { email = "li@example.org" });
        var first = await PostAsync(Contacts, body);

        var second = await PostAsync(Contacts, body);

        Assert.That((first.Status, second.Status, second.Text, second.Header("Idempotency-Replayed")), Is.EqualTo((status, status, first.Text, "true")));
    }

    [Test]
    public async Task Is_tried_again_when_HubSpot_had_failed()
    {
        await HubSpot.FailAsync(new { match = new { path = "/crm/objects/2026-09/contacts" }, kind = "status", status = 500 });
        var first = await PostAsync(Contacts, new { email = "ana@example.org" });
        await HubSpot.HealAsync();

        var second = await PostAsync(Contacts, new { email = "ana@example.org" });

        Assert.That((first.Status, second.Status, second.Header("Idempotency-Replayed"), (await HubSpot.RecordsAsync("contacts")).Count), Is.EqualTo((503, 201, (string?)null, 1)));
    }

    [Test]
    public async Task Finds_what_the_first_try_made_without_being_told()
    {
        await HubSpot.FailAsync(new { match = new { path = "/crm/objects/2026-09/contacts" }, kind = "commit-then-drop" });
        var first = await PostAsync(Contacts, new { email = "ana@example.org" }, ("Prefer", "wait=2"));
        await HubSpot.HealAsync();

        var second = await PostAsync(Contacts, new { email = "ana@example.org" });

        Assert.That((first["code"], second.Status, (await HubSpot.RecordsAsync("contacts")).Count), Is.EqualTo(("hubspot.outcome-unknown", 201, 1)));
    }

    [Test]
    public async Task Is_tried_again_with_another_media_type()
    {
        var refused = await Writer.SendAsync(HttpMethod.Post, Deals, new StringContent("""{ "name": "N", "pipeline": "default", "stage": "qualifiedtobuy" }"""), ("Idempotency-Key", _key));

        var taken = await PostAsync(Deals, """{ "name": "N", "pipeline": "default", "stage": "qualifiedtobuy" }""");

        Assert.That((refused.Status, taken.Status), Is.EqualTo((415, 201)));
    }

    [Test]
    public async Task Waits_for_the_one_that_is_still_in_progress()
    {
        await HubSpot.FailAsync(new { match = new { path = "/crm/objects/2026-09/deals" }, kind = "slow", delayMs = 1500, count = 1 });
        var first = PostAsync(Deals, Deal);
        await UntilAsync(async () => (await HubSpot.CallsAsync()) > 0);

        var second = await PostAsync(Deals, Deal);

        Assert.That(second, Problem.Of(409, "idempotency.in-progress").WithRetryAfter());
        Assert.That((await first).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task Is_answered_although_the_first_caller_went_away()
    {
        await HubSpot.FailAsync(new { match = new { path = "/crm/objects/2026-09/deals" }, kind = "slow", delayMs = 800, count = 1 });
        await SharedSystem.Current.Api.GiveUpAsync(Deals, Deal, TimeSpan.FromMilliseconds(300), ("Idempotency-Key", _key));

        Answer? answer = null;
        await UntilAsync(async () => (answer = await PostAsync(Deals, Deal)).Status == 201);

        Assert.That((answer!.Header("Idempotency-Replayed"), (await HubSpot.RecordsAsync("deals")).Count), Is.EqualTo(("true", 1)));
    }

    [Test]
    public async Task Has_its_batch_again()
    {
        var batch = new { records = Enumerable.Range(0, 150).Select(i => new { email = $"a{i}@example.org" }) };
        var first = await PostAsync($"{Contacts}/batch/create", batch);

        var second = await PostAsync($"{Contacts}/batch/create", batch);

        Assert.That((second.Text, (await HubSpot.RecordsAsync("contacts")).Count), Is.EqualTo((first.Text, 150)));
    }

    [Test]
    public async Task Tries_a_batch_again_part_of_which_failed()
    {
        var batch = new { records = new[] { new { email = "a@example.org" }, new { email = "b@example.org" } } };
        await HubSpot.FailAsync(new { match = new { path = "/crm/objects/2026-09/contacts" }, kind = "status", status = 500 });
        await PostAsync($"{Contacts}/batch/create", batch);
        await HubSpot.HealAsync();

        Assert.That((await PostAsync($"{Contacts}/batch/create", batch)).Each("results", "status"), Is.EqualTo(["201", "201"]));
    }

    [Test]
    public async Task Has_an_answer_without_a_body_again()
    {
        var contact = await HubSpot.CreateAsync("contacts", new { email = "ana@example.org" });
        var company = await HubSpot.CreateAsync("companies", new { name = "Northwind" });
        var path = $"{Contacts}/{contact}/associations/companies/{company}";
        await Writer.SendAsync(HttpMethod.Put, path, null, ("Idempotency-Key", _key));

        var second = await Writer.SendAsync(HttpMethod.Put, path, null, ("Idempotency-Key", _key));

        Assert.That((second.Status, second.Text, second.Header("Idempotency-Replayed")), Is.EqualTo((204, "", "true")));
    }

    [TestCase("")]
    [TestCase("two words")]
    [TestCase("one\ttwo")]
    public async Task Is_refused_with_a_key_that_is_none(string key) =>
        Assert.That(await Writer.SendAsync(HttpMethod.Post, Deals, Deal, ("Idempotency-Key", key)), Problem.Of(400, "request.invalid").About("Idempotency-Key"));

    [TestCase(255, 201)]
    [TestCase(256, 400)]
    public async Task Takes_keys_of_255_characters(int length, int status) =>
        Assert.That((await Writer.SendAsync(HttpMethod.Post, Deals, Deal, ("Idempotency-Key", _key.PadRight(length, 'x')))).Status, Is.EqualTo(status));

    [Test]
    public async Task Is_refused_with_two_keys() =>
        Assert.That(await Writer.SendAsync(HttpMethod.Post, Deals, Deal, ("Idempotency-Key", _key), ("Idempotency-Key", "other")), Problem.Of(400, "request.invalid").About("Idempotency-Key"));

    [TestCase("search", """{ "limit": 1 }""", """{ "limit": 2 }""")]
    [TestCase("batch/read", """{ "ids": ["1"] }""", """{ "ids": ["2"] }""")]
    public async Task Needs_no_key_to_read(string call, string first, string second)
    {
        await PostAsync($"{Contacts}/{call}", first);

        Assert.That((await PostAsync($"{Contacts}/{call}", second)).Status, Is.EqualTo(200));
    }

    private Task<Answer> PostAsync(string path, object body, params (string Name, string Value)[] headers) =>
        Writer.SendAsync(HttpMethod.Post, path, body, [("Idempotency-Key", _key), .. headers]);

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await condition())
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, deadline.Token);
    }
}
