using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Scheduling;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Scheduling;

/// <summary>Free slots, on Tuesday 2026-11-24 at half past nine in the morning, UTC.</summary>
public sealed class SlotsTests : DrivenFixture
{
    private const string Madrid = "Europe/Madrid";
    private const string Sundays =
        """{"slug":"sam-lee/sundays","type":"PERSONAL_LINK","userIds":[6100042],"timezone":"Europe/Madrid","durations":[60],"increment":"SIXTY","weeksToAdvertise":52,"availability":{"SUNDAY":[{"start":0,"end":360}]}}""";

    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);

    protected override TimeProvider? SandboxTime => Clock;

    [SetUp]
    public Task FreeAsync() => Sandbox.SetAsync("""{"busyTimes":[]}""");

    [Test]
    public async Task Are_those_of_the_range_in_their_order()
    {
        var slots = (await FindAsync("sam-lee/demo", "2026-11-24T23:00Z", "2026-11-25T23:00Z", HalfHour)).Slots;

        Assert.That((slots.Count, slots[0], slots[^1]), Is.EqualTo((31, Slot("2026-11-25T08:00Z", 30), Slot("2026-11-25T15:30Z", 30))));
        Assert.That(slots.Select(slot => slot.StartAt), Is.Ordered.And.Unique);
    }

    [Test]
    public async Task Begin_in_a_range_that_has_its_first_moment_and_not_its_last() => Assert.That(
        (await FindAsync("sam-lee/demo", "2026-11-25T08:15Z", "2026-11-25T08:45Z", HalfHour)).Slots, Is.EqualTo([Slot("2026-11-25T08:15Z", 30), Slot("2026-11-25T08:30Z", 30)]));

    [Test]
    public async Task Are_of_every_duration_unless_one_is_asked_for() => Assert.That(
        (await FindAsync("sam-lee/demo", "2026-11-25T08:00Z", "2026-11-25T08:15Z")).Slots, Is.EqualTo([Slot("2026-11-25T08:00Z", 15), Slot("2026-11-25T08:00Z", 30)]));

    [Test]
    public async Task Are_none_for_a_duration_that_is_not_offered()
    {
        var found = await FindAsync("sam-lee/demo", "2026-11-25T00:00Z", "2027-11-25T00:00Z", TimeSpan.FromMinutes(45));

        Assert.That((found.Slots.Count, found.Durations.Count, await Sandbox.CountAsync("requests")), Is.EqualTo((0, 2, 1L)));
    }

    [Test]
    public async Task Leave_out_what_is_busy()
    {
        await BusyAsync(6100042, "2026-11-25T10:00:00Z", "2026-11-25T11:00:00Z");

        var slots = (await FindAsync("sam-lee/demo", "2026-11-24T23:00Z", "2026-11-25T23:00Z", HalfHour)).Slots;

        Assert.That(slots.Where(slot => slot.StartAt < At("2026-11-25T11:00Z") && slot.EndAt > At("2026-11-25T10:00Z")), Is.Empty);
        Assert.That(slots, Is.Not.Empty);
    }

    [Test]
    public async Task Are_read_anew_each_time()
    {
        await FindAsync("sam-lee/demo", "2026-11-25T00:00Z", "2026-11-26T00:00Z");
        await FindAsync("sam-lee/demo", "2026-11-25T00:00Z", "2026-11-26T00:00Z");

        Assert.That(await Sandbox.CountAsync("requests"), Is.EqualTo(2));
    }

    [Test]
    public async Task Name_the_users_who_are_free_in_the_range()
    {
        await BusyAsync(6100043, "2026-11-25T15:00:00Z", "2026-11-25T16:00:00Z");

        Assert.That((await FindAsync("team/intro", "2026-11-25T15:00Z", "2026-11-25T15:30Z")).UserIds, Is.EqualTo(["6100044"]));
        Assert.That((await FindAsync("team/intro", "2026-11-25T16:00Z", "2026-11-25T16:30Z")).UserIds, Is.EqualTo(["6100043", "6100044"]));
    }

    [Test]
    public async Task Name_everybody_when_nobody_is_free_all_the_time()
    {
        await BusyAsync(6100042, "2026-11-25T15:00:00Z", "2026-11-25T16:00:00Z");

        Assert.That((await FindAsync("sam-lee/demo", "2026-11-24T23:00Z", "2026-11-25T23:00Z")).UserIds, Is.EqualTo(["6100042"]));
    }

    [Test]
    public async Task Are_followed_over_the_months_of_the_range_and_no_others()
    {
        var slots = (await FindAsync("team/intro", "2027-01-10T05:00Z", "2027-03-10T05:00Z", HalfHour, "America/New_York")).Slots;

        Assert.That(slots.Select(slot => slot.StartAt.Month).Distinct(), Is.EqualTo([1, 2, 3]));
        Assert.That((slots[0].StartAt, slots[^1].StartAt), Is.EqualTo((At("2027-01-11T14:00Z"), At("2027-03-09T21:30Z"))));
        Assert.That(await Sandbox.CountAsync("requests"), Is.EqualTo(4));    // the link and three months
    }

    [Test]
    public async Task Are_followed_no_further_than_there_are_any()
    {
        await FindAsync("sam-lee/demo", "2026-11-24T23:00Z", "2027-10-01T00:00Z");

        Assert.That(await Sandbox.CountAsync("requests"), Is.EqualTo(2));    // it advertises two weeks, which end in December
    }

    [Test]
    public async Task Need_one_call_within_the_month()
    {
        await FindAsync("team/intro", "2026-11-24T23:00Z", "2026-11-30T23:00Z", timezone: Madrid);

        Assert.That(await Sandbox.CountAsync("requests"), Is.EqualTo(1));
    }

    [TestCase("2027-03-20T23:00Z", "2027-03-21T23:00Z", 6, TestName = "Are_as_many_as_there_are_hours_on_a_Sunday")]
    [TestCase("2027-03-27T23:00Z", "2027-03-28T22:00Z", 5, TestName = "Are_one_less_when_clocks_leap_an_hour")]
    [TestCase("2027-10-30T22:00Z", "2027-10-31T23:00Z", 7, TestName = "Are_one_more_when_clocks_show_an_hour_twice")]
    public async Task Follow_the_clocks(string from, string to, int count)
    {
        await Sandbox.AddMeetingLinkAsync(Sundays);

        var slots = (await FindAsync("sam-lee/sundays", from, to)).Slots;

        Assert.That((slots.Count, slots.Distinct().Count()), Is.EqualTo((count, count)));
    }

    [TestCase("nobody/nothing")]
    [TestCase("demo")]
    public async Task Are_not_there_for_a_slug_that_no_link_has(string slug) =>
        Assert.That(await FailureAsync(() => AskAsync(slug)), Is.TypeOf<CrmRecordNotFoundException>().With.Message.Contains("scheduling/links"));

    [TestCase("")]
    [TestCase("..")]
    [TestCase("../..")]
    [TestCase(".")]
    [TestCase("sam-lee/")]
    [TestCase("sam-lee/../demo")]
    [TestCase("sam-lee\n/demo")]
    public async Task Are_not_asked_for_with_what_is_no_slug(string slug)
    {
        Assert.That(await FailureAsync(() => AskAsync(slug)), Is.TypeOf<CrmRecordNotFoundException>());
        Assert.That(await Sandbox.CountAsync("requests"), Is.Zero);
    }

    private Task<LinkAvailability> AskAsync(string slug) => HubSpot.Get<IMeetingScheduler>().FindSlotsAsync(new(slug, Madrid, Clock.GetUtcNow(), Clock.GetUtcNow().AddDays(14), Duration: null), Ct);

    private Task<LinkAvailability> FindAsync(string slug, string from, string to, TimeSpan? duration = null, string timezone = Madrid) =>
        DriveAsync(Task.Run(() => HubSpot.Get<IMeetingScheduler>().FindSlotsAsync(new(slug, timezone, At(from), At(to), duration), Ct)));

    private Task BusyAsync(long userId, string start, string end) => Sandbox.SetAsync($$"""{"busyTimes":[{"userId":{{userId}},"start":"{{start}}","end":"{{end}}"}]}""");

    private static FreeSlot Slot(string start, int minutes) => new(At(start), At(start).AddMinutes(minutes));

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment);
}
