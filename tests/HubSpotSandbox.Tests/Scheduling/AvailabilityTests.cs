using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Scheduling;

public sealed class AvailabilityTests : SchedulerFixture
{
    [Test]
    [Cites("FACTS §14")]
    public async Task Shows_how_a_link_is_booked_and_when_it_is_free()
    {
        var reply = await InfoAsync();

        Assert.That((reply["linkId"], reply["linkType"], reply["isOffline"]), Is.EqualTo(("3779484", "PERSONAL_LINK", "false")));
        Assert.That(reply["customParams"], Is.EqualTo(
            """{"durations":[900000,1800000],"meetingBufferTime":900000,"startTimeIncrementMinutes":"FIFTEEN","weeksToAdvertise":2,"availability":{"MON_FRI":[{"start":540,"end":1020}]},"formFields":[],"legalConsentEnabled":false,"ownerPrioritized":false}"""));
        Assert.That(reply["linkAvailability.hasMore"], Is.EqualTo("true"));
        Assert.That(reply.Names("linkAvailability.linkAvailabilityByDuration"), Is.EqualTo(new[] { "900000", "1800000" }));
        Assert.That(reply["linkAvailability.linkAvailabilityByDuration.1800000.meetingDurationMillis"], Is.EqualTo("1800000"));
        Assert.That(reply["linkAvailability.linkAvailabilityByDuration.1800000.availabilities.0"], Is.EqualTo("""{"startMillisUtc":1795512600000,"endMillisUtc":1795514400000}"""));
        Assert.That(reply["allUsersBusyTimes"], Is.EqualTo(
            """[{"isOffline":false,"meetingsUser":{"id":"2101913","userId":"6100042","isSalesStarter":false,"calendarProvider":"GOOGLE","userProfile":{"email":"sam.lee@example.com","firstName":"Sam","lastName":"Lee","fullName":"Sam Lee"}},"busyTimes":[]}]"""));
    }

    [Test]
    [Cites("FACTS §14; sandbox.md: Scheduling")]
    public async Task Offers_the_office_hours_of_the_organizer_from_now_to_the_end_of_the_month()
    {
        var starts = Starts(await InfoAsync());

        Assert.That((starts[0], starts[^1], starts.Count), Is.EqualTo(("2026-11-24 09:30", "2026-11-30 15:30", 149)));
        Assert.That(starts, Has.None.StartsWith("2026-11-28"));
        Assert.That(starts, Has.None.StartsWith("2026-11-29"));
        Assert.That(On("2026-11-25", starts).Take(2), Is.EqualTo(new[] { "08:00", "08:15" }));
        Assert.That(Starts(await InfoAsync(), 15)[^1], Is.EqualTo("2026-11-30 15:45"));
    }

    [Test]
    [Cites("FACTS §14; sandbox.md: Scheduling")]
    public async Task Offers_further_months_as_far_as_the_link_advertises()
    {
        var (next, third) = (await MonthAsync(1), await MonthAsync(2));

        Assert.That((Starts(next)[0], Starts(next)[^1]), Is.EqualTo(("2026-12-01 08:00", "2026-12-08 09:15")));
        Assert.That(next["linkAvailability.hasMore"], Is.EqualTo("false"));
        Assert.That(Starts(third), Is.Empty);
        Assert.That(third.Has("linkId"), Is.False);
    }

    [Test]
    [Cites("FACTS §14; sandbox.md: Choices")]
    public async Task Takes_the_months_from_the_calendar_of_the_asker()
    {
        const string auckland = "Pacific/Auckland";

        Assert.That(Starts(await InfoAsync(timezone: auckland))[^1], Is.EqualTo("2026-11-30 10:45"));
        Assert.That(Starts(await MonthAsync(1, timezone: auckland))[0], Is.EqualTo("2026-11-30 11:00"));
    }

    [TestCase("book/sam-lee%2Fdemo?timezone=Europe/Madrid", 200)]
    [TestCase("book/sam-lee/demo?timezone=Europe/Madrid", 200)]
    [TestCase("book/availability-page/sam-lee%2Fdemo?timezone=Europe/Madrid&monthOffset=1", 200)]
    [TestCase("book/availability-page/sam-lee/demo?timezone=Europe/Madrid", 200)]
    [TestCase("book/sam-lee%2Fdemo", 400)]
    [TestCase("book/availability-page/sam-lee%2Fdemo?monthOffset=1", 400)]
    [TestCase("book/sam-lee%2Fdemo?timezone=Europe/Atlantis", 400)]
    [TestCase("book/sam-lee%2Fdemo?timezone=Europe", 400)]
    [TestCase("book/sam-lee%2Fnothing?timezone=Europe/Madrid", 404)]
    [TestCase("book/availability-page/sam-lee?timezone=Europe/Madrid", 404)]
    [TestCase("book/availability-page/sam-lee%2Fdemo?timezone=UTC&monthOffset=-1", 400)]
    [TestCase("book/availability-page/sam-lee%2Fdemo?timezone=UTC&monthOffset=121", 400)]
    [TestCase("book/availability-page/sam-lee%2Fdemo?timezone=UTC&monthOffset=next", 400)]
    [Cites("FACTS §14; sandbox.md: Choices")]
    public async Task Wants_a_link_and_a_zone_that_there_are(string path, int status)
    {
        foreach (var version in new[] { "v3", "2025-09", "2026-03", "2026-09" })
        {
            Assert.That((await Api.GetAsync($"/scheduler/{version}/meetings/meeting-links/{path}")).Status, Is.EqualTo(status), version);
        }
    }

    [Test]
    [Cites("sandbox.md: Settings")]
    public async Task Keeps_busy_times_and_the_buffer_around_them_free()
    {
        await Api.SetAsync("""{"busyTimes":[{"userId":6100042,"start":"2026-11-25T10:00:00Z","end":"2026-11-25T11:00:00Z"},{"userId":6100043,"start":"2026-11-25T08:00:00Z","end":"2026-11-25T16:00:00Z"}]}""");

        var reply = await InfoAsync();

        var day = On("2026-11-25", Starts(reply));
        Assert.That(day, Has.Count.EqualTo(24));
        Assert.That(day, Is.SupersetOf(new[] { "09:15", "11:15" }));
        Assert.That(day.Intersect(["09:30", "09:45", "10:00", "10:15", "10:30", "10:45", "11:00"], StringComparer.Ordinal), Is.Empty);
        Assert.That(reply["allUsersBusyTimes.0.busyTimes"], Is.EqualTo("""[{"start":1795600800000,"end":1795604400000}]"""));
    }

    [Test]
    [Cites("sandbox.md: Scheduling")]
    public async Task Keeps_the_owner_busy_in_meetings_that_are_not_called_off()
    {
        var id = await Api.CreateAsync("meetings", """{"hs_meeting_start_time":"2026-11-25T10:00:00Z","hs_meeting_end_time":"2026-11-25T10:30:00Z","hubspot_owner_id":"64492917"}""");
        var before = Starts(await InfoAsync());

        await Api.PatchAsync($"{Meetings}/{id}", """{"properties":{"hs_meeting_start_time":"2026-11-25T14:00:00Z","hs_meeting_end_time":"2026-11-25T14:30:00Z","hs_meeting_outcome":"RESCHEDULED"}}""");
        var moved = Starts(await InfoAsync());
        await Api.PatchAsync($"{Meetings}/{id}", """{"properties":{"hs_meeting_outcome":"CANCELED"}}""");

        Assert.That(On("2026-11-25", before), Does.Contain("14:00"));
        Assert.That(On("2026-11-25", before), Does.Not.Contain("10:00"));
        Assert.That(On("2026-11-25", moved), Does.Contain("10:00"));
        Assert.That(On("2026-11-25", moved), Does.Not.Contain("14:00"));
        Assert.That(On("2026-11-25", Starts(await InfoAsync())), Has.Count.EqualTo(31));
    }

    [TestCase("team/intro", 30, "6100043", true)]
    [TestCase("team/intro", 30, "6100043,6100044", false)]
    [TestCase("team/workshop", 60, "6100042", false)]
    [TestCase("team/workshop", 60, "6100043", true)]
    [Cites("FACTS §14; sandbox.md: Scheduling")]
    public async Task Needs_one_free_user_of_a_round_robin_and_all_of_a_group(string slug, int minutes, string busy, bool free)
    {
        var times = busy.Split(',').Select(user => $$"""{"userId":{{user}},"start":"2026-11-25T00:00:00Z","end":"2026-11-26T00:00:00Z"}""");
        await Api.SetAsync($"{{\"busyTimes\":[{string.Join(',', times)}]}}");

        Assert.That(On("2026-11-25", Starts(await InfoAsync(slug), minutes)), Has.Count.EqualTo(free ? 8 * 60 / minutes : 0));
    }

    [Test]
    [Cites("sandbox.md: Controls")]
    public async Task Opens_a_day_by_its_own_rule_before_that_of_the_weekdays()
    {
        await PutLinkAsync("""
            {"slug":"own","type":"PERSONAL_LINK","userIds":[6100043],"timezone":"UTC","durations":[60],"weeksToAdvertise":1,
             "availability":{"MON_FRI":[{"start":600,"end":660},{"start":720,"end":780}],"FRIDAY":[],"SATURDAY":[{"start":0,"end":60}]}}
            """);

        Assert.That(Starts(await InfoAsync("own"), 60), Is.EqualTo(new[]
        {
            "2026-11-24 10:00", "2026-11-24 12:00", "2026-11-25 10:00", "2026-11-25 12:00", "2026-11-26 10:00", "2026-11-26 12:00", "2026-11-28 00:00", "2026-11-30 10:00", "2026-11-30 12:00",
        }));
    }

    private static List<string> On(string day, IReadOnlyList<string> starts) =>
        [.. starts.Where(start => start.StartsWith(day, StringComparison.Ordinal)).Select(start => start[11..])];
}
