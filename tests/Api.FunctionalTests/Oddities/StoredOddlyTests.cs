using Api.FunctionalTests.Records;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Oddities;

/// <summary>Records that people and other programs made in HubSpot, with values that we would not have written.</summary>
public sealed class StoredOddlyTests : CrmFixture
{
    private static readonly (string Records, object Properties)[] Odd =
    [
        ("contacts", new { email = "ana@example.org", hubspot_owner_id = "64492920", lifecyclestage = "", phone = "" }),
        ("companies", new { name = "A", annualrevenue = "-0.000000001", numberofemployees = "12.5", domain = "not a domain/at all" }),
        ("companies", new { domain = "https://example.org/shop", numberofemployees = "99999999999999999999999" }),
        ("deals", new { dealname = "A", dealstage = "closedwon", amount = "99999999999999999999999999999999999999", closedate = "0" }),
        ("deals", new { dealname = "A", dealstage = "closedlost", amount = "", closedate = "253402300799999" }),
        ("tickets", new { subject = "A", hs_pipeline_stage = "4", content = "" }),
        ("calls", new { hs_timestamp = "0", hs_call_duration = "-5", hs_call_recording_url = "nonsense" }),
        ("meetings", new { hs_timestamp = "2026-11-23T09:30:00Z", hs_meeting_end_time = "2026-11-22T09:30:00Z", hs_meeting_external_url = "" }),
        ("notes", new { hs_timestamp = "-1" }),
        ("tasks", new { hs_timestamp = "253402300799999", hs_task_status = "DEFERRED", hs_task_type = "LINKED_IN" }),
        ("emails", new { hs_timestamp = "2026-11-23T09:30:00Z", hs_email_direction = "FORWARDED_EMAIL", hs_email_headers = "" }),
    ];

    [Test]
    public async Task Every_one_is_read_alone_in_lists_in_searches_and_in_batches()
    {
        var unread = new List<string>();
        foreach (var (records, properties) in Odd)
        {
            var id = await HubSpot.CreateAsync(records, properties);
            Answer[] answers =
            [
                await Reader.GetAsync($"/api/v1/{records}/{id}"), await Reader.GetAsync($"/api/v1/{records}"),
                await Reader.PostAsync($"/api/v1/{records}/search", "{}"), await Reader.PostAsync($"/api/v1/{records}/batch/read", new { ids = new[] { id } }),
            ];
            unread.AddRange(answers.Where(answer => answer.Status != 200 || answer.Has("results.0.problem")).Select(answer => $"{records}: {answer}"));
        }

        Assert.That(unread, Is.Empty);
    }

    [TestCase("calls", "hs_call_direction", "direction")]
    [TestCase("tasks", "hs_task_priority", "priority")]
    [TestCase("tickets", "hs_ticket_category", "category")]
    [TestCase("deals", "dealtype", "type")]
    [TestCase("companies", "industry", "industry")]
    [TestCase("meetings", "hs_meeting_outcome", "outcome")]
    [TestCase("emails", "hs_email_status", "status")]
    public async Task An_option_that_the_account_has_added_is_read_and_written(string records, string property, string field)
    {
        var scenario = RecordScenario.All.Single(each => each.Records == records);
        await scenario.PrepareAsync(HubSpot);
        await HubSpot.AddOptionAsync(records, property, "OWN_OPTION", "Our own");

        var answer = await Writer.PostAsync(scenario.Path, scenario.Body(1).With(field, "OWN_OPTION"));

        Assert.That((answer.Status, answer[field]), Is.EqualTo((201, "OWN_OPTION")));
    }

    [Test]
    public async Task A_text_of_the_greatest_length_comes_back_whole()
    {
        var text = string.Concat(Enumerable.Repeat("Ω😀", 65_536 / 3));
        var id = await HubSpot.CreateAsync("notes", new { hs_timestamp = "2026-11-23T09:30:00Z", hs_note_body = text });

        Assert.That((await Reader.GetAsync($"/api/v1/notes/{id}"))["body"], Is.EqualTo(text));
    }
}
