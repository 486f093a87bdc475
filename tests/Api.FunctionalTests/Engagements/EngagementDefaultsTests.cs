using Api.FunctionalTests.Assertions;
using Api.FunctionalTests.Records;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Engagements;

/// <summary>What is understood when a caller does not say it.</summary>
public sealed class EngagementDefaultsTests : CrmFixture
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(30);

    [SetUp]
    public Task GivenContactAsync() => HubSpot.CreateAsync("contacts", new { email = "ana@example.org" });

    [TestCase("calls", """{ "title": "A" """)]
    [TestCase("notes", """{ "body": "A" """)]
    [TestCase("emails", """{ "direction": "EMAIL" """)]
    [TestCase("meetings", """{ "title": "A" """)]
    [TestCase("calls", """{ "occurredAt": null """)]
    public async Task Happened_now_when_nothing_is_said(string records, string body)
    {
        var before = DateTimeOffset.Parse((await HubSpot.NowAsync()));

        var answer = await CreateAsync(records, body);

        Assert.That(DateTimeOffset.Parse(answer["occurredAt"]!), Is.EqualTo(before).Within(Moment));
    }

    [Test]
    public async Task A_meeting_happens_when_it_starts()
    {
        var answer = await CreateAsync("meetings", """{ "startAt": "2026-12-01T09:30:00Z" """);

        Assert.That((answer["occurredAt"], (await HubSpot.RecordAsync("meetings", answer.Id))["hs_timestamp"]), Is.EqualTo(("2026-12-01T09:30:00.000Z", "2026-12-01T09:30:00.000Z")));
    }

    [Test]
    public async Task A_meeting_may_stand_elsewhere_on_the_timeline()
    {
        Assert.That((await CreateAsync("meetings", """{ "startAt": "2026-12-01T09:30:00Z", "occurredAt": "2026-11-01" """))["occurredAt"], Is.EqualTo("2026-11-01T00:00:00.000Z"));
    }

    [TestCase("""{ "subject": "A" """)]
    [TestCase("""{ "subject": "A", "dueAt": null """)]
    public async Task A_task_needs_a_due_date(string body)
    {
        Assert.That(await Writer.PostAsync("/api/v1/tasks", With(body)), Problem.Invalid("dueAt"));
    }

    [Test]
    public async Task An_email_needs_a_direction()
    {
        Assert.That(await Writer.PostAsync("/api/v1/emails", With("""{ "subject": "A" """)), Problem.Invalid("direction"));
    }

    [TestCase("calls")]
    [TestCase("notes")]
    [TestCase("emails")]
    [TestCase("meetings")]
    public async Task A_batch_understands_the_same(string records)
    {
        var body = With($$"""{ {{(records == "emails" ? "\"direction\": \"EMAIL\"" : "\"ownerId\": \"64492917\"")}} """);

        var answer = await Writer.PostAsync($"/api/v1/{records}/batch/create", $$"""{ "records": [{{body}}] }""");

        Assert.That((answer["results.0.status"], answer["results.0.record.occurredAt"] is null), Is.EqualTo(("201", false)));
    }

    [Test]
    public async Task A_note_of_the_greatest_length_is_taken()
    {
        Assert.That((await CreateAsync("notes", $$"""{ "body": "{{new string('x', 65_536)}}" """)).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task A_longer_one_is_refused_before_HubSpot_sees_it()
    {
        var before = await HubSpot.CallsAsync();

        var answer = await Writer.PostAsync("/api/v1/notes", With($$"""{ "body": "{{new string('x', 65_537)}}" """));

        Assert.Multiple(async () =>
        {
            Assert.That(answer, Problem.Invalid("body"));
            Assert.That(await HubSpot.CallsAsync(), Is.EqualTo(before));
        });
    }

    private static async Task<Answer> CreateAsync(string records, string body) => (await Writer.PostAsync($"/api/v1/{records}", With(body))).Succeeded();

    private static string With(string body) => $$"""{{body}}, "associations": { "contacts": ["{{RecordScenario.Host}}"] } }""";
}
