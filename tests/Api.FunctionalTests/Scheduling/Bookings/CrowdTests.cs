using System.Globalization;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Scheduling.Bookings;

/// <summary>Many who want few times at once.</summary>
public sealed class CrowdTests
{
    private const int Slots = 100;
    private const int Each = 5;

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
        var system = Started(await CrmSystem.StartAsync(new ApiSettings { PatienceSeconds = 60 }));

        await AssertFairAsync(system.HubSpot, [system.Api]);
    }

    [Test]
    public async Task The_same_over_two_instances()
    {
        if (!PostgresServer.IsInstalled)
            Assert.Ignore(PostgresServer.Missing);
        var postgres = Started(await PostgresServer.StartAsync());
        var settings = new ApiSettings { PatienceSeconds = 60, Database = await postgres.CreateDatabaseAsync() };
        var system = Started(await CrmSystem.StartAsync(settings));
        var other = Started(await ApiServer.StartAsync(system.HubSpot.Address, settings));

        await AssertFairAsync(system.HubSpot, [system.Api, other]);
    }

    private static async Task AssertFairAsync(SandboxDriver hubSpot, IReadOnlyList<ApiServer> instances)
    {
        var owners = (await instances[0].Reader.GetAsync("/api/v1/owners")).Each("results", "id").Take(2).ToList();
        var first = new DateTimeOffset(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

        var answers = await Task.WhenAll(Enumerable.Range(0, Slots * Each).Select(n => instances[n / Slots % instances.Count].Writer.PostAsync("/api/v1/scheduling/bookings", new
        {
            ownerId = owners[n % Slots % owners.Count],
            startAt = first.AddMinutes(30 * (n % Slots / owners.Count)),
            durationMinutes = 30,
            timezone = "Europe/Madrid",
            attendee = new { email = string.Create(CultureInfo.InvariantCulture, $"person{n}@example.org") },
        })));

        var meetings = (await hubSpot.RecordsAsync("meetings")).Select(meeting => (meeting["hubspot_owner_id"], meeting["hs_meeting_start_time"])).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(answers.CountBy(answer => (answer.Status, answer["code"])).ToDictionary(), Is.EqualTo(new Dictionary<(int, string?), int> { [(201, null)] = Slots, [(409, "booking.slot-taken")] = Slots * (Each - 1) }));
            Assert.That(meetings, Is.Unique.And.Count.EqualTo(Slots));
        });
    }

    private T Started<T>(T started)
        where T : IAsyncDisposable
    {
        _started.Push(started);
        return started;
    }
}
