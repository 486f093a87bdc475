using System.Globalization;
using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Scheduling;

/// <summary>Sundays on which clocks are changed: a link that is open from midnight to six has five hours then, or seven, and half an hour less or more on Lord Howe Island.</summary>
public sealed class DaylightSavingTests
{
    private const string Links = "/scheduler/2026-09/meetings/meeting-links";

    [TestCase("Europe/Madrid", "2027-03-28", "2027-03-27 23:00", "2027-03-28 03:30", 10)]
    [TestCase("Europe/Madrid", "2026-10-25", "2026-10-24 22:00", "2026-10-25 04:30", 14)]
    [TestCase("America/New_York", "2027-03-14", "2027-03-14 05:00", "2027-03-14 09:30", 10)]
    [TestCase("America/New_York", "2026-11-01", "2026-11-01 04:00", "2026-11-01 10:30", 14)]
    [TestCase("Australia/Lord_Howe", "2026-10-04", "2026-10-03 13:30", "2026-10-03 18:30", 11)]
    [TestCase("Australia/Lord_Howe", "2027-04-04", "2027-04-03 13:00", "2027-04-03 19:00", 13)]
    [TestCase("UTC", "2027-03-28", "2027-03-28 00:00", "2027-03-28 05:30", 12)]
    [Cites("FACTS §14; sandbox.md: Scheduling")]
    public async Task Offers_as_many_hours_as_the_day_has(string zone, string day, string first, string last, int count)
    {
        var starts = await StartsAsync(zone, day, """[{"start":0,"end":360}]""");

        Assert.That((starts[0], starts[^1], starts.Count), Is.EqualTo((first, last, count)));
        Assert.That(starts, Is.Unique);
    }

    [Test]
    [Cites("sandbox.md: Scheduling")]
    public async Task Opens_as_late_as_the_clocks_would_have_it_when_they_skip_the_time()
    {
        Assert.That(await StartsAsync("Europe/Madrid", "2027-03-28", """[{"start":150,"end":270}]"""), Is.EqualTo(new[] { "2027-03-28 01:30", "2027-03-28 02:00" }));
    }

    [Test]
    [Cites("sandbox.md: Scheduling")]
    public async Task Keeps_the_office_hours_of_the_organizer_over_the_change_of_clocks()
    {
        await using var server = await StartAsync("2026-10-23");
        using var http = new HttpClient { BaseAddress = server.Address };

        var starts = Starts(await new Caller(http, "sandbox-token").GetAsync($"{Links}/book/sam-lee%2Fdemo?timezone=Asia/Tokyo"));

        Assert.That(starts.First(start => start.StartsWith("2026-10-23", StringComparison.Ordinal)), Is.EqualTo("2026-10-23 07:00"));
        Assert.That(starts.First(start => start.StartsWith("2026-10-26", StringComparison.Ordinal)), Is.EqualTo("2026-10-26 08:00"));
    }

    private static async Task<List<string>> StartsAsync(string zone, string day, string parts)
    {
        var before = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(-2);
        await using var server = await StartAsync(before.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        using var http = new HttpClient { BaseAddress = server.Address };
        var api = new Caller(http, "sandbox-token");
        await api.PutAsync("/__sandbox/meeting-links", $"{{\"slug\":\"night\",\"type\":\"PERSONAL_LINK\",\"userIds\":[6100042],\"timezone\":\"{zone}\",\"durations\":[30],\"weeksToAdvertise\":1,\"availability\":{{\"MON_FRI\":[],\"SUNDAY\":{parts}}}}}");
        var (thisMonth, next) = (
            await api.GetAsync($"{Links}/book/night?timezone=UTC"),
            await api.GetAsync($"{Links}/book/availability-page/night?timezone=UTC&monthOffset=1"));
        return [.. Starts(thisMonth), .. Starts(next)];
    }

    private static Task<SandboxServer> StartAsync(string day) =>
        SandboxServer.StartAsync(time: new FixedTime(DateTimeOffset.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)));

    private static IEnumerable<string> Starts(Reply reply) =>
        reply.Each("linkAvailability.linkAvailabilityByDuration.1800000.availabilities", "startMillisUtc")
            .Select(text => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
}
