using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Scheduling;

/// <summary>Free slots of HubSpot's links as callers ask for them.</summary>
public sealed class AvailabilityTests : CrmFixture
{
    private const string Links = "/api/v1/scheduling/links";

    [Test]
    public async Task Has_slots_of_every_duration_in_the_zone_that_was_asked_for()
    {
        var answer = await DemoAsync("timezone=Europe/Madrid");

        Assert.That((answer.Status, answer["timezone"], answer["durations"]), Is.EqualTo((200, "Europe/Madrid", "[15,30]")));
        Assert.That(Lengths(answer).Distinct().Order(), Is.EqualTo(new[] { 15, 30 }));
        Assert.That(Starts(answer), Is.Ordered.And.All.Property(nameof(DateTimeOffset.Hour)).InRange(9, 16));    // the link is open from nine to five in Madrid
    }

    [TestCase("Asia/Kathmandu", "+05:45")]
    [TestCase("Asia/Tokyo", "+09:00")]
    [TestCase("Etc/GMT+5", "-05:00")]
    [TestCase("UTC", "+00:00")]
    public async Task Writes_times_with_the_offset_of_the_zone(string zone, string offset)
    {
        var answer = await DemoAsync($"timezone={Uri.EscapeDataString(zone)}");

        Assert.That(answer.Each("slots", "startAt").Concat(answer.Each("slots", "endAt")), Is.Not.Empty.And.All.EndsWith(offset));
    }

    [Test]
    public async Task Has_slots_of_the_one_duration_that_was_asked_for()
    {
        Assert.That(Lengths(await DemoAsync("timezone=UTC&durationMinutes=30")).Distinct(), Is.EqualTo(new[] { 30 }));
    }

    [Test]
    public async Task Says_which_durations_there_are_when_the_one_asked_for_is_none_of_them()
    {
        var answer = await DemoAsync("timezone=UTC&durationMinutes=45");

        Assert.That(answer, Problem.Invalid("durationMinutes"));
        Assert.That(answer["detail"], Does.Contain("15, 30"));
    }

    [Test]
    public async Task Follows_the_months_of_the_range()
    {
        var (from, to) = (Now.AddDays(20), Now.AddDays(110));

        var starts = Starts(await Reader.GetAsync($"{Links}/team%2Fintro/availability?timezone=America/New_York&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}"));

        Assert.That(starts.Select(start => start.Month).Distinct().Count(), Is.GreaterThanOrEqualTo(3));
        Assert.That((starts[0].Date >= from.Date, starts[^1].Date < to.Date), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task Takes_moments_as_well_as_days()
    {
        var all = Starts(await DemoAsync("timezone=UTC&durationMinutes=30"));

        var some = Starts(await DemoAsync($"timezone=UTC&durationMinutes=30&from={all[2]:yyyy-MM-ddTHH:mm:ssZ}&to={all[5]:yyyy-MM-ddTHH:mm:ss+00:00}"));

        Assert.That(some, Is.EqualTo(all[2..5]));
    }

    [Test]
    public async Task Is_read_anew_each_time()
    {
        await DemoAsync("timezone=UTC&durationMinutes=45");
        await DemoAsync("timezone=UTC&durationMinutes=45");

        Assert.That(await HubSpot.CallsAsync(), Is.EqualTo(2));
    }

    [TestCase("sam-lee%2Fdemo")]
    [TestCase("sam-lee%2fdemo")]
    [TestCase("sam-lee%252Fdemo", TestName = "Takes_a_slug_that_was_encoded_twice")]
    public async Task Takes_a_slug_with_a_slash_as_one_segment(string segment)
    {
        Assert.That((await Reader.GetAsync($"{Links}/{segment}/availability?timezone=UTC")).Status, Is.EqualTo(200));
    }

    [TestCase("nobody")]
    [TestCase("nobody%2Fnothing")]
    [TestCase("..%2F..")]
    [TestCase("..%2F..%2F..%2Fcrm%2Fowners%2F2026-09")]
    [TestCase("demo%3Ftimezone=UTC")]
    public async Task Knows_no_link_of_another_slug(string segment)
    {
        Assert.That(await Reader.GetAsync($"{Links}/{segment}/availability?timezone=UTC"), Problem.Of(404, "record.not-found"));
    }

    [TestCase("", "timezone")]
    [TestCase("timezone=", "timezone")]
    [TestCase("timezone=Mars/Olympus", "timezone")]
    [TestCase("timezone=europe/madrid", "timezone")]
    [TestCase("timezone=Romance%20Standard%20Time", "timezone")]
    [TestCase("timezone=../../../dev/zero", "timezone")]
    [TestCase("timezone=UTC%0d%0aX:%20y", "timezone")]
    [TestCase("timezone=UTC&from=tomorrow", "from")]
    [TestCase("timezone=UTC&from=2026-11-31&to=2026-11-25T09:30:00", "from", "to")]
    [TestCase("timezone=UTC&from=2198-01-01", "from")]
    [TestCase("timezone=UTC&to=2020-01-01", "to")]
    [TestCase("timezone=UTC&from=2024-01-01&to=2025-06-01", "to")]
    [TestCase("timezone=UTC&durationMinutes=0", "durationMinutes")]
    [TestCase("timezone=UTC&durationMinutes=2147483647", "durationMinutes")]
    [TestCase("timezone=UTC&durationMinutes=half", "durationMinutes")]
    [TestCase("timezone=UTC&duration=30", "duration")]
    public async Task Refuses_a_wrong_parameter_by_its_name(string query, params string[] parameters)
    {
        var answer = await DemoAsync(query);

        Assert.That(answer, Problem.Invalid(parameters));
        Assert.That(await HubSpot.CallsAsync(), Is.Zero);
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static Task<Answer> DemoAsync(string query) => Reader.GetAsync($"{Links}/sam-lee%2Fdemo/availability?{query}");

    private static List<DateTimeOffset> Starts(Answer answer) => [.. answer.Succeeded().Each("slots", "startAt").Select(text => DateTimeOffset.Parse(text!))];

    private static IEnumerable<int> Lengths(Answer answer) =>
        answer.Succeeded().Each("slots", "endAt").Zip(Starts(answer), (end, start) => (int)(DateTimeOffset.Parse(end!) - start).TotalMinutes);
}
