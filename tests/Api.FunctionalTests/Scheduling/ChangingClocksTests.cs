using System.Text.Json;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Scheduling;

/// <summary>Slots around the moments when clocks change, whatever HubSpot offers there.</summary>
public sealed class ChangingClocksTests
{
    private const int HalfHour = 1_800_000;
    private FixedAnswer _hubSpot = null!;
    private ApiServer _api = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _hubSpot = await FixedAnswer.StartAsync();
        _api = await ApiServer.StartAsync(_hubSpot.Address);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _api.DisposeAsync();
        await _hubSpot.DisposeAsync();
    }

    [TestCase("Europe/Madrid", "2027-03-28T00:30:00Z", "2027-03-28T01:30:00+01:00", "2027-03-28T03:00:00+02:00", TestName = "A_slot_that_ends_when_clocks_leap_ends_an_hour_later_on_them")]
    [TestCase("Europe/Madrid", "2027-03-28T01:00:00Z", "2027-03-28T03:00:00+02:00", "2027-03-28T03:30:00+02:00")]
    [TestCase("Europe/Madrid", "2027-10-31T00:30:00Z", "2027-10-31T02:30:00+02:00", "2027-10-31T02:00:00+01:00", TestName = "A_slot_that_ends_when_clocks_go_back_ends_before_it_begins_on_them")]
    [TestCase("Europe/Madrid", "2027-10-31T01:30:00Z", "2027-10-31T02:30:00+01:00", "2027-10-31T03:00:00+01:00")]
    [TestCase("America/New_York", "2027-03-14T06:30:00Z", "2027-03-14T01:30:00-05:00", "2027-03-14T03:00:00-04:00")]
    [TestCase("America/New_York", "2027-11-07T05:30:00Z", "2027-11-07T01:30:00-04:00", "2027-11-07T01:00:00-05:00")]
    [TestCase("America/New_York", "2027-11-07T06:30:00Z", "2027-11-07T01:30:00-05:00", "2027-11-07T02:00:00-05:00")]
    [TestCase("Australia/Lord_Howe", "2027-04-03T14:30:00Z", "2027-04-04T01:30:00+11:00", "2027-04-04T01:30:00+10:30", TestName = "A_change_may_be_half_an_hour")]
    [TestCase("Australia/Lord_Howe", "2027-10-02T15:00:00Z", "2027-10-03T01:30:00+10:30", "2027-10-03T02:30:00+11:00")]
    [TestCase("Asia/Tokyo", "2027-03-28T00:30:00Z", "2027-03-28T09:30:00+09:00", "2027-03-28T10:00:00+09:00")]
    public async Task Are_written_as_clocks_show_them(string zone, string start, string startAt, string endAt)
    {
        var answer = await AskAsync(zone, "2027-01-01", "2027-12-31", start);

        Assert.That((answer["slots.0.startAt"], answer["slots.0.endAt"]), Is.EqualTo((startAt, endAt)));
    }

    [TestCase("Europe/Madrid", "2027-03-28", "2027-03-29", "2027-03-27T22:30:00Z", "2027-03-27T23:00:00Z", "2027-03-28T21:30:00Z", "2027-03-28T22:00:00Z")]
    [TestCase("Europe/Madrid", "2027-10-31", "2027-11-01", "2027-10-30T21:30:00Z", "2027-10-30T22:00:00Z", "2027-10-31T22:30:00Z", "2027-10-31T23:00:00Z")]
    [TestCase("Australia/Lord_Howe", "2027-04-04", "2027-04-05", "2027-04-03T12:30:00Z", "2027-04-03T13:00:00Z", "2027-04-04T13:00:00Z", "2027-04-04T13:30:00Z")]
    public async Task Belong_to_the_day_that_clocks_show(string zone, string day, string next, string before, string first, string last, string after)
    {
        var answer = await AskAsync(zone, day, next, before, first, last, after);

        Assert.That(answer.Each("slots", "startAt").Select(text => DateTimeOffset.Parse(text!)), Is.EqualTo(new[] { DateTimeOffset.Parse(first), DateTimeOffset.Parse(last) }));
    }

    private async Task<Answer> AskAsync(string zone, string from, string to, params string[] starts)
    {
        _hubSpot.Body = JsonSerializer.Serialize(new
        {
            linkType = "PERSONAL_LINK",
            customParams = new { durations = new[] { HalfHour } },
            linkAvailability = new
            {
                hasMore = false,
                linkAvailabilityByDuration = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    [$"{HalfHour}"] = new { meetingDurationMillis = HalfHour, availabilities = starts.Select(start => new { startMillisUtc = DateTimeOffset.Parse(start).ToUnixTimeMilliseconds() }) },
                },
            },
        });
        return (await _api.Reader.GetAsync($"/api/v1/scheduling/links/demo/availability?timezone={zone}&from={from}&to={to}")).Succeeded();
    }
}
