using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Scheduling.Work;
using HubSpotCrm.Domain.Owners;
using HubSpotCrm.Domain.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace Application.UnitTests.Scheduling;

/// <summary>With whom a booking is, and who judges its time.</summary>
public sealed class BookingHostsTests : UseCases
{
    private static readonly Booking Own = new("bk_1", "shop", Now)
    {
        StartAt = Now,
        Duration = TimeSpan.FromMinutes(30),
        Timezone = "UTC",
        Attendee = new("ana@example.org", FirstName: null, LastName: null),
        OwnerId = "7",
    };

    private BookingHosts Hosts => Services.GetRequiredService<BookingHosts>();

    [TestCase(MeetingLinkType.Personal, "link:sam-lee/demo", "7")]
    [TestCase(MeetingLinkType.Group, "link:sam-lee/demo", "7")]
    [TestCase(MeetingLinkType.RoundRobin, null, null)]
    public async Task A_link_of_certain_people_has_each_time_once_and_names_the_owner(MeetingLinkType type, string? calendar, string? owner)
    {
        Port<IMeetingScheduler>().Setup(port => port.ListLinksAsync(Freshness.Known, Ct)).ReturnsAsync([new MeetingLink("sam-lee/demo", "Demo", null, type, "7", [])]);

        var placed = await Hosts.PlaceAsync(Own with { Link = "sam-lee/demo", OwnerId = null }, Ct);

        Assert.That((placed.Calendar, placed.Booking.OwnerId), Is.EqualTo((calendar, owner)));
    }

    [Test]
    public async Task HubSpot_alone_judges_a_link_that_cannot_be_looked_at()
    {
        Port<IMeetingScheduler>().Setup(port => port.ListLinksAsync(Freshness.Known, Ct)).ThrowsAsync(new CrmUnavailableException("away"));

        Assert.That((await Hosts.PlaceAsync(Own with { Link = "sam-lee/demo", OwnerId = null }, Ct)).Calendar, Is.Null);
    }

    [Test]
    public async Task An_owner_has_each_time_once_and_is_named()
    {
        Port<ICrmOwners>().Setup(port => port.ListAsync(false, Freshness.Known, Ct)).ReturnsAsync([new Owner("7", "sam@example.com", "Sam", "Lee", Archived: false)]);

        var named = await Hosts.NameAsync(Own, Ct);

        Assert.That(((await Hosts.PlaceAsync(Own, Ct)).Calendar, named.OrganizerEmail, named.OrganizerName), Is.EqualTo(("owner:7", "sam@example.com", "Sam Lee")));
    }

    [TestCase(MeetingLinkType.RoundRobin, "71", false)]
    [TestCase(MeetingLinkType.RoundRobin, "72", true)]
    [TestCase(MeetingLinkType.Personal, "72", false)]
    public async Task A_booking_moves_only_to_a_time_that_its_own_owner_has(MeetingLinkType type, string free, bool isTaken)
    {
        Port<ICrmOwners>().Setup(port => port.ListAsync(false, Freshness.Known, Ct)).ReturnsAsync([new Owner("7", "sam@example.com", "Sam", "Lee", Archived: false) { UserId = "71" }]);
        var availability = new LinkAvailability(type, [], [], [free]);

        if (isTaken)
            Assert.ThrowsAsync<SlotTakenException>(() => Hosts.RequireFreeAsync(Own with { Link = "team/intro" }, availability, Ct));
        else
            await Hosts.RequireFreeAsync(Own with { Link = "team/intro" }, availability, Ct);
    }

    [Test]
    public async Task One_that_is_in_HubSpot_is_not_refused_for_an_owner_who_has_left()
    {
        Port<ICrmOwners>().Setup(port => port.ListAsync(false, It.IsAny<Freshness>(), Ct)).ReturnsAsync([]);

        Assert.That(await Hosts.NameMadeAsync(Own, Ct), Is.SameAs(Own));
    }

    [Test]
    public void An_owner_that_there_is_not_is_a_refusal_after_a_second_look()
    {
        Port<ICrmOwners>().Setup(port => port.ListAsync(false, It.IsAny<Freshness>(), Ct)).ReturnsAsync([]);

        var refusal = Assert.ThrowsAsync<CrmRejectedException>(() => Hosts.NameAsync(Own, Ct))!;

        Assert.That(refusal.Fields.Keys, Is.EqualTo(new[] { "ownerId" }));
        Port<ICrmOwners>().Verify(port => port.ListAsync(false, Freshness.AfterMiss, Ct), Times.Once);
    }

    [Test]
    public async Task Owners_that_cannot_be_looked_at_now_keep_nobody_from_booking()
    {
        Port<ICrmOwners>().Setup(port => port.ListAsync(false, Freshness.Known, Ct)).ThrowsAsync(new CrmBusyException("busy", TimeSpan.FromSeconds(1)));

        Assert.That(await Hosts.TryNameAsync(Own, Ct), Is.SameAs(Own));
    }
}
