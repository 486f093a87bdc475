using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Scheduling;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Scheduling;

/// <summary>The meeting links of an account, in every version of HubSpot's paths.</summary>
[TestFixture("2026-09")]
[TestFixture("2026-03")]
[TestFixture("v3")]
public sealed class MeetingLinksTests(string version) : SandboxFixture
{
    private HubSpotClient _versioned = null!;

    [SetUp]
    public void Choose() => _versioned = Client(("ApiVersion", version));

    [TearDown]
    public async Task CloseVersionAsync() => await _versioned.DisposeAsync();

    [Test]
    public async Task Are_in_the_order_of_their_slugs() => Assert.That((await LinksAsync()).Select(link => link.Slug), Is.EqualTo(["sam-lee/demo", "team/intro", "team/workshop"]));

    [Test]
    public async Task Say_whose_they_are_and_what_they_offer()
    {
        var demo = (await LinksAsync())[0];

        Assert.That((demo.Name, demo.Url, demo.Type, demo.OwnerId), Is.EqualTo(("Demo", "https://meetings.hubspot.com/sam-lee/demo", MeetingLinkType.Personal, "64492917")));
        Assert.That(demo.Durations, Is.EqualTo([TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30)]));
    }

    [Test]
    public async Task Are_of_three_kinds() =>
        Assert.That((await LinksAsync()).Select(link => link.Type), Is.EqualTo([MeetingLinkType.Personal, MeetingLinkType.RoundRobin, MeetingLinkType.Group]));

    [Test]
    public async Task Cost_a_call_each_and_are_kept()
    {
        await LinksAsync();
        var first = await Sandbox.CountAsync("requests");
        await LinksAsync();

        Assert.That((first, await Sandbox.CountAsync("requests")), Is.EqualTo((5L, 5L)));    // the list, the owners, three links
    }

    [Test]
    public async Task Have_free_slots()
    {
        var now = TimeProvider.System.GetUtcNow();

        var found = await _versioned.Get<IMeetingScheduler>().FindSlotsAsync(new("sam-lee/demo", "Europe/Madrid", now, now.AddDays(14), Duration: null), Ct);

        Assert.That((found.Type, found.Slots.Count > 0), Is.EqualTo((MeetingLinkType.Personal, true)));
    }

    private Task<IReadOnlyList<MeetingLink>> LinksAsync() => _versioned.Get<IMeetingScheduler>().ListLinksAsync(Freshness.Known, Ct);
}
