using System.Globalization;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Scheduling.Bookings;

/// <summary>Many who want few times at once: one has each.</summary>
public sealed class CrowdTests
{
    private const string Link = "verify/few";
    private const string Sam = "64492917";
    private const long SamAsUser = 6_100_042;

    private readonly Stack<IAsyncDisposable> _started = new();

    [TearDown]
    public async Task StopAsync()
    {
        while (_started.TryPop(out var started))
            await started.DisposeAsync();
    }

    [Test]
    public async Task Of_five_hundred_bookings_of_a_hundred_times_a_hundred_win()
    {
        var (hubSpot, instances) = await StartAsync(isShared: false);

        await AssertFairOfOwnersAsync(hubSpot, instances);
    }

    [Test]
    public async Task The_same_over_two_instances()
    {
        var (hubSpot, instances) = await StartAsync(isShared: true);

        await AssertFairOfOwnersAsync(hubSpot, instances);
    }

    /// <summary>What a round robin has free HubSpot alone knows, so all who want it come to HubSpot.</summary>
    [TestCase("PERSONAL_LINK")]
    [TestCase("ROUND_ROBIN_CALENDAR")]
    public async Task Of_many_who_want_the_same_times_of_a_link_over_two_instances_one_has_each(string type)
    {
        const int slots = 6;
        var (hubSpot, instances) = await StartAsync(isShared: true);
        var day = TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(7);
        await hubSpot.PutMeetingLinksAsync(new { slug = Link, type, userIds = new[] { SamAsUser }, timezone = "UTC", durations = new[] { 30 }, availability = SandboxScheduler.EachDay });

        await AssertFairAsync(hubSpot, instances, [.. Enumerable.Range(0, slots).Select(slot => new Wanted(Link, OwnerId: null, Sam, new DateTimeOffset(day, TimeSpan.Zero).AddMinutes(540 + (30 * slot))))], each: 12);

        var invitations = (await hubSpot.InvitationsAsync()).Select(invitation => $"{invitation["start"]}").ToList();
        Assert.That(invitations, Is.Unique.And.Count.EqualTo(slots));
    }

    private static async Task AssertFairOfOwnersAsync(SandboxDriver hubSpot, IReadOnlyList<ApiServer> instances)
    {
        const int slots = 100;
        var owners = (await instances[0].Reader.GetAsync("/api/v1/owners")).Each("results", "id").Take(2).ToList();
        var first = new DateTimeOffset(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);
        await AssertFairAsync(hubSpot, instances, [.. Enumerable.Range(0, slots).Select(slot => new Wanted(Link: null, owners[slot % owners.Count], owners[slot % owners.Count]!, first.AddMinutes(30 * (slot / owners.Count))))], each: 5);
    }

    /// <param name="each">So many want each.</param>
    private static async Task AssertFairAsync(SandboxDriver hubSpot, IReadOnlyList<ApiServer> instances, IReadOnlyList<Wanted> slots, int each)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, slots.Count * each).Select(n =>
            instances[n / slots.Count % instances.Count].Writer.PostAsync("/api/v1/scheduling/bookings", slots[n % slots.Count].Body(n))));

        var meetings = (await hubSpot.RecordsAsync("meetings")).Select(meeting => (meeting["hubspot_owner_id"], DateTimeOffset.Parse(meeting["hs_meeting_start_time"]!, CultureInfo.InvariantCulture))).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(answers.CountBy(answer => (answer.Status, answer["code"])).ToDictionary(), Is.EqualTo(new Dictionary<(int, string?), int> { [(201, null)] = slots.Count, [(409, "booking.slot-taken")] = slots.Count * (each - 1) }));
            Assert.That(answers.Where(answer => answer.Status == 201).Select(answer => (answer["ownerId"], DateTimeOffset.Parse(answer["startAt"]!, CultureInfo.InvariantCulture))), Is.EquivalentTo(slots.Select(slot => (slot.Owner, slot.StartAt))));
            Assert.That(meetings, Is.EquivalentTo(slots.Select(slot => (slot.Owner, slot.StartAt))));
        });
    }

    /// <param name="isShared">True for two instances on one database.</param>
    private async Task<(SandboxDriver HubSpot, IReadOnlyList<ApiServer> Instances)> StartAsync(bool isShared)
    {
        var settings = new ApiSettings { PatienceSeconds = 60 };
        if (!isShared)
        {
            var alone = Started(await CrmSystem.StartAsync(settings));
            return (alone.HubSpot, [alone.Api]);
        }

        if (!PostgresServer.IsInstalled)
            Assert.Ignore(PostgresServer.Missing);
        settings = settings with { Database = await Started(await PostgresServer.StartAsync()).CreateDatabaseAsync() };
        var system = Started(await CrmSystem.StartAsync(settings));
        return (system.HubSpot, [system.Api, Started(await ApiServer.StartAsync(system.HubSpot.Address, settings))]);
    }

    private T Started<T>(T started)
        where T : IAsyncDisposable
    {
        _started.Push(started);
        return started;
    }

    /// <param name="Owner">Whose meeting it is, however booked.</param>
    private sealed record Wanted(string? Link, string? OwnerId, string Owner, DateTimeOffset StartAt)
    {
        public object Body(int person) => new
        {
            link = Link,
            ownerId = OwnerId,
            startAt = StartAt,
            durationMinutes = 30,
            timezone = "Europe/Madrid",
            attendee = new { email = string.Create(CultureInfo.InvariantCulture, $"person{person}@example.org") },
        };
    }
}
