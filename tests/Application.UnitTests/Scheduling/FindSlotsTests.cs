using Application.UnitTests.Drivers;
using FluentValidation;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Scheduling;
using HubSpotCrm.Domain.Scheduling;

namespace Application.UnitTests.Scheduling;

public sealed class FindSlotsTests : UseCases
{
    private const string Demo = "sam-lee/demo";
    private const string Madrid = "Europe/Madrid";
    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);
    private static readonly LinkAvailability Free = new(MeetingLinkType.Personal, [TimeSpan.FromMinutes(15), HalfHour], [new(Now, Now + HalfHour)], ["6100042"]);

    [Test]
    public async Task Asks_for_the_next_two_weeks_unless_told_otherwise()
    {
        Answers(new(Demo, Madrid, Now, Now.AddDays(14), Duration: null));

        Assert.That(await FindAsync(), Is.SameAs(Free));
    }

    [Test]
    public async Task Asks_for_two_weeks_from_where_it_begins()
    {
        Answers(new(Demo, Madrid, Now.AddDays(30), Now.AddDays(44), Duration: null));

        Assert.That(await FindAsync(from: Now.AddDays(30)), Is.SameAs(Free));
    }

    [Test]
    public async Task Asks_for_a_duration_that_the_link_offers()
    {
        Answers(new(Demo, Madrid, Now, Now.AddDays(14), HalfHour));

        Assert.That(await FindAsync(duration: HalfHour), Is.SameAs(Free));
    }

    [Test]
    public async Task Says_which_durations_the_link_offers()
    {
        Answers(new(Demo, Madrid, Now, Now.AddDays(14), TimeSpan.FromMinutes(45)));

        Assert.That(await Refusals.FieldsAsync(() => FindAsync(duration: TimeSpan.FromMinutes(45))), Is.EqualTo(["durationMinutes"]));
        Assert.That(() => FindAsync(duration: TimeSpan.FromMinutes(45)), Throws.TypeOf<ValidationException>().With.Message.Contains("15, 30"));
    }

    [TestCase("")]
    [TestCase("a\u0000b")]
    public async Task Refuses_a_slug_that_no_link_has(string slug) => Assert.That(await Refusals.FieldsAsync(() => FindAsync(slug)), Is.EqualTo(["Slug"]));

    [TestCase("Mars/Olympus")]
    [TestCase("Romance Standard Time")]
    public async Task Refuses_a_zone_that_there_is_not(string zone) => Assert.That(await Refusals.FieldsAsync(() => FindAsync(timezone: zone)), Is.EqualTo(["Timezone"]));

    [TestCase(0, 0)]
    [TestCase(1, 0)]
    [TestCase(0, 367)]
    [TestCase(-400, -10)]
    public async Task Refuses_a_range_that_is_none_or_too_long(int from, int to) =>
        Assert.That(await Refusals.FieldsAsync(() => FindAsync(from: Now.AddDays(from), to: Now.AddDays(to))), Is.EqualTo(["To"]));

    [Test]
    public async Task Refuses_an_end_before_now() => Assert.That(await Refusals.FieldsAsync(() => FindAsync(to: Now)), Is.EqualTo(["To"]));

    [Test]
    public async Task Refuses_to_look_further_than_anybody_plans() => Assert.That(await Refusals.FieldsAsync(() => FindAsync(from: DateTimeOffset.MaxValue)), Is.EqualTo(["From"]));

    [TestCase(0)]
    [TestCase(-30)]
    [TestCase(1441)]
    public async Task Refuses_a_duration_that_no_meeting_has(int minutes) =>
        Assert.That(await Refusals.FieldsAsync(() => FindAsync(duration: TimeSpan.FromMinutes(minutes))), Is.EqualTo(["durationMinutes"]));

    [TestCase(false, Freshness.Known)]
    [TestCase(true, Freshness.Now)]
    public async Task Lists_links_as_fresh_as_asked(bool refresh, Freshness freshness)
    {
        MeetingLink link = new(Demo, "Demo", Url: null, MeetingLinkType.Personal, OwnerId: null, [HalfHour]);
        Port<IMeetingScheduler>().Setup(port => port.ListLinksAsync(freshness, Ct)).ReturnsAsync([link]);

        Assert.That(await SendAsync(new ListMeetingLinksQuery(refresh)), Is.EqualTo([link]));
    }

    private Task<LinkAvailability> FindAsync(string slug = Demo, string timezone = Madrid, DateTimeOffset? from = null, DateTimeOffset? to = null, TimeSpan? duration = null) =>
        SendAsync(new FindSlotsQuery(slug, timezone, from, to, duration));

    private void Answers(SlotQuery query) => Port<IMeetingScheduler>().Setup(port => port.FindSlotsAsync(query, Ct)).ReturnsAsync(Free);
}
