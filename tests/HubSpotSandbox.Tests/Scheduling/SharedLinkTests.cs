using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Scheduling;

/// <summary>Who gets a meeting, and who gets a time that several want at once.</summary>
public sealed class SharedLinkTests : SchedulerFixture
{
    private const string Slot = "2026-11-25T15:00:00Z";
    private const string Maria = "64492918";
    private const string Tom = "64492919";

    [Test]
    [Cites("FACTS §14; sandbox.md: Scheduling")]
    public async Task Gives_a_time_to_one_of_200_who_want_it_at_once()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => BookAsync(Body("2026-11-25T09:30:00Z", $"c{n}@example.net"))));

        Assert.That(replies.Count(reply => reply.Status == 200), Is.EqualTo(1));
        Assert.That(replies.Count(reply => reply.Status == 409), Is.EqualTo(199));
        Assert.That((await Api.GetAsync("/__sandbox/records/meetings")).Count("results"), Is.EqualTo(1));
        Assert.That((await Api.GetAsync("/__sandbox/records/contacts")).Count("results"), Is.EqualTo(1));
        Assert.That((await Api.GetAsync(Bookings)).Count("results"), Is.EqualTo(1));
    }

    [Test]
    [Cites("FACTS §14; sandbox.md: Scheduling")]
    public async Task Gives_a_time_of_a_round_robin_to_as_many_as_it_has_users()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => BookAsync(Body(Slot, $"c{n}@example.net", "team/intro"))));

        Assert.That(replies.Count(reply => reply.Status == 200), Is.EqualTo(2));
        Assert.That(replies.Count(reply => reply.Status == 409), Is.EqualTo(18));
        Assert.That((await Api.GetAsync("/__sandbox/records/meetings")).Each("results", "properties.hubspot_owner_id"), Is.EquivalentTo(new[] { Maria, Tom }));
    }

    [Test]
    [Cites("sandbox.md: Choices")]
    public async Task Takes_turns_in_a_round_robin_unless_the_caller_knows_who_is_free()
    {
        await BookAsync(Body("2026-11-25T15:00:00Z", slug: "team/intro"));
        await BookAsync(Body("2026-11-25T16:00:00Z", slug: "team/intro"));
        await BookAsync(Body("2026-11-25T17:00:00Z", slug: "team/intro", likely: "\"6100044\",\"6100042\""));
        await BookAsync(Body("2026-11-25T18:00:00Z", slug: "team/intro", likely: "\"6100044\""));

        Assert.That((await Api.GetAsync("/__sandbox/records/meetings")).Each("results", "properties.hubspot_owner_id"), Is.EqualTo(new[] { Maria, Tom, Tom, Tom }));
    }

    [Test]
    [Cites("sandbox.md: Choices")]
    public async Task Passes_over_a_user_who_is_not_free_after_all()
    {
        await Api.SetAsync("""{"busyTimes":[{"userId":6100044,"start":"2026-11-25T15:00:00Z","end":"2026-11-25T16:00:00Z"}]}""");

        await BookAsync(Body(Slot, slug: "team/intro", likely: "\"6100044\""));

        Assert.That((await Api.GetAsync(Bookings))["results.0.organizerUserId"], Is.EqualTo("6100043"));
    }

    [Test]
    [Cites("FACTS §14; sandbox.md: Scheduling")]
    public async Task Keeps_all_users_of_a_group_busy()
    {
        var reply = await BookAsync(Body("2026-11-25T10:00:00Z", slug: "team/workshop", minutes: 60));

        Assert.That(reply.Status, Is.EqualTo(200), reply.Text);
        Assert.That((await Api.GetAsync("/__sandbox/records/meetings"))["results.0.properties.hs_attendee_owner_ids"], Is.EqualTo($"{Tom};64492917"));
        Assert.That(Starts(await InfoAsync()), Does.Not.Contain("2026-11-25 10:30"));
        Assert.That((await InfoAsync("team/workshop"))["allUsersBusyTimes.1.busyTimes"], Is.EqualTo("""[{"start":1795600800000,"end":1795604400000}]"""));
    }
}
