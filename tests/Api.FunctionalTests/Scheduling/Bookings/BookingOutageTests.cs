using Api.FunctionalTests.Assertions;
using TestSupport.Clocks;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Scheduling.Bookings;

/// <summary>HubSpot is away, or the service ends, between the asking and the end: what was held is booked, once.</summary>
public sealed class BookingOutageTests
{
    private const string Path = "/api/v1/scheduling/bookings";

    private readonly FastClock _clock = new(times: 10);
    private TemporaryFolder _folder = null!;
    private CrmSystem _system = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _folder = new();
        _system = await CrmSystem.StartAsync(new ApiSettings { Clock = _clock }, _clock);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _system.DisposeAsync();
        _folder.Dispose();
    }

    [TestCase("contacts")]
    [TestCase("meetings")]
    [TestCase("")]
    public async Task What_was_held_while_HubSpot_was_away_is_booked_when_it_is_back(string records)
    {
        await FailAsync(records);
        await using var api = await StartApiAsync(patience: 5);

        var held = await api.Writer.PostAsync(Path, Booking());
        var taken = await api.Writer.PostAsync(Path, Booking());
        await _system.HubSpot.HealAsync();

        Assert.That((held.Status, held["status"]), Is.EqualTo((202, "requested")));
        Assert.That(taken, Problem.Of(409, "booking.slot-taken"));
        await AssertBookedOnceAsync(api, held.Id);
    }

    [TestCase("contacts")]
    [TestCase("meetings")]
    public async Task What_was_held_when_the_service_ended_is_booked_by_the_next_one(string records)
    {
        await FailAsync(records);
        string id;
        await using (var first = await StartApiAsync(patience: 5))
            id = (await first.Writer.PostAsync(Path, Booking())).Id;
        await _system.HubSpot.HealAsync();

        await using var second = await StartApiAsync(patience: 60);

        await AssertBookedOnceAsync(second, id);
    }

    [Test]
    public async Task A_lost_answer_to_the_making_of_the_meeting_is_settled()
    {
        await _system.HubSpot.FailAsync(new { match = new { method = "POST", path = "/crm/objects/2026-09/meetings" }, kind = "commit-then-drop", count = 1 });
        await using var api = await StartApiAsync(patience: 60);

        await AssertBookedOnceAsync(api, (await api.Writer.PostAsync(Path, Booking())).Id);
    }

    private Task FailAsync(string records) => _system.HubSpot.FailAsync(new { match = new { path = records.Length == 0 ? "/" : $"/crm/objects/2026-09/{records}" }, kind = "status", status = 503 });

    private Task<ApiServer> StartApiAsync(int patience) =>
        ApiServer.StartAsync(_system.HubSpot.Address, new ApiSettings { Clock = _clock, PatienceSeconds = patience, AttemptTimeoutSeconds = 20, Database = _folder.Database });

    private async Task AssertBookedOnceAsync(ApiServer api, string id)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        Answer now;
        while ((now = await api.Reader.GetAsync($"{Path}/{id}"))["status"] == "requested")
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, deadline.Token);
        Assert.That((now["status"], now["notify"]), Is.EqualTo(("confirmed", "none")), now.ToString());
        Assert.That(await _system.HubSpot.RecordsAsync("contacts"), Has.Count.EqualTo(1));
        Assert.That((await _system.HubSpot.RecordsAsync("meetings")).Select(meeting => meeting.Id), Is.EqualTo(new[] { now["meetingId"] }));
    }

    private static object Booking() => new { ownerId = "64492917", startAt = "2030-03-05T09:30:00Z", durationMinutes = 30, timezone = "Europe/Madrid", attendee = new { email = "ana@example.org" } };
}
