using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Scheduling;

public sealed class SchedulerControlTests : SchedulerFixture
{
    [Test]
    [Cites("sandbox.md: Controls")]
    public async Task Shows_whom_HubSpot_would_have_invited()
    {
        await BookAsync(Body("2026-11-25T09:30:00Z"));

        Assert.That((await Api.GetAsync(Bookings)).Text, Is.EqualTo(
            """{"results":[{"meetingId":"72200000001","link":"sam-lee/demo","organizerUserId":"6100042","userIds":["6100042"],"contactIds":["51200000101"],"invited":["ana.ruiz@example.net"],"subject":"Demo: Ana Ruiz","start":"2026-11-25T09:30:00.000Z","end":"2026-11-25T10:00:00.000Z","timezone":"Europe/Madrid","sentAt":"2026-11-24T09:30:00.000Z"}]}"""));
    }

    [Test]
    [Cites("FACTS §14; sandbox.md: Controls")]
    public async Task Shows_no_invitation_for_a_meeting_that_is_only_logged_nor_for_a_change()
    {
        await BookAsync(Body("2026-11-25T09:30:00Z"));
        await Api.PatchAsync($"{Meetings}/72200000001", """{"properties":{"hs_meeting_outcome":"CANCELED"}}""");
        await Api.CreateAsync("meetings", """{"hs_timestamp":"2026-11-25T09:30:00Z","hs_meeting_title":"Logged"}""");

        Assert.That((await Api.GetAsync(Bookings)).Each("results", "meetingId"), Is.EqualTo(new[] { "72200000001" }));
    }

    [Test]
    [Cites("sandbox.md: Controls")]
    public async Task Forgets_bookings_and_own_links_at_a_reset()
    {
        await BookAsync(Body("2026-11-25T09:30:00Z"));
        var links = await PutLinkAsync("""{"slug":"own","type":"PERSONAL_LINK","userIds":[6100043],"timezone":"UTC","durations":[60]}""");
        Assert.That(links.Each("results", "slug"), Is.EqualTo(new[] { "sam-lee/demo", "team/intro", "team/workshop", "own" }));

        await Api.PostAsync("/__sandbox/reset", "");

        Assert.That((await Api.GetAsync(Bookings)).Count("results"), Is.Zero);
        Assert.That((await Api.GetAsync(Links))["total"], Is.EqualTo("3"));
    }

    [Test]
    [Cites("sandbox.md: Controls")]
    public async Task Replaces_a_link_under_its_slug()
    {
        await PutLinkAsync("""[{"slug":"sam-lee/demo","type":"PERSONAL_LINK","userIds":["6100042"],"timezone":"Asia/Kolkata","durations":[45],"buffer":5,"increment":"TWENTY","name":"Talk"}]""");

        var reply = await InfoAsync();

        Assert.That((reply["linkId"], reply["customParams.durations"]), Is.EqualTo(("3779484", "[2700000]")));
        Assert.That((reply["customParams.meetingBufferTime"], reply["customParams.startTimeIncrementMinutes"]), Is.EqualTo(("300000", "TWENTY")));
        Assert.That(Starts(reply, 45).First(start => start.StartsWith("2026-11-25", StringComparison.Ordinal)), Is.EqualTo("2026-11-25 03:30"));
    }

    [TestCase("{}")]
    [TestCase("""{"slug":"","type":"PERSONAL_LINK","userIds":[6100043],"timezone":"UTC","durations":[60]}""")]
    [TestCase("""{"slug":"own","type":"SECRET","userIds":[6100043],"timezone":"UTC","durations":[60]}""")]
    [TestCase("""{"slug":"own","type":"PERSONAL_LINK","userIds":[],"timezone":"UTC","durations":[60]}""")]
    [TestCase("""{"slug":"own","type":"PERSONAL_LINK","userIds":[64492917],"timezone":"UTC","durations":[60]}""")]
    [TestCase("""{"slug":"own","type":"PERSONAL_LINK","userIds":[6100043],"timezone":"Europe/Atlantis","durations":[60]}""")]
    [TestCase("""{"slug":"own","type":"PERSONAL_LINK","userIds":[6100043],"timezone":"UTC","durations":[0]}""")]
    [TestCase("""{"slug":"own","type":"PERSONAL_LINK","userIds":[6100043],"timezone":"UTC","durations":[60],"increment":"SEVEN"}""")]
    [TestCase("""{"slug":"own","type":"PERSONAL_LINK","userIds":[6100043],"timezone":"UTC","durations":[60],"availability":{"PAYDAY":[]}}""")]
    [TestCase("""{"slug":"own","type":"PERSONAL_LINK","userIds":[6100043],"timezone":"UTC","durations":[60],"availability":{"MONDAY":[{"start":60,"end":30}]}}""")]
    [TestCase("""{"slug":"own","type":"PERSONAL_LINK","userIds":[6100043],"timezone":"UTC","durations":[60],"colour":"red"}""")]
    [Cites("sandbox.md: Controls")]
    public async Task Refuses_a_link_that_it_does_not_understand(string link)
    {
        var reply = await PutLinkAsync(link);

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["error"], Is.Not.Empty);
        Assert.That((await Api.GetAsync(Links))["total"], Is.EqualTo("3"));
    }

    [TestCase("""{"busyTimes":{}}""")]
    [TestCase("""{"busyTimes":[{"userId":6100042,"start":"2026-11-25T10:00:00Z"}]}""")]
    [TestCase("""{"busyTimes":[{"userId":1,"start":"2026-11-25T10:00:00Z","end":"2026-11-25T11:00:00Z"}]}""")]
    [TestCase("""{"busyTimes":[{"userId":6100042,"start":"2026-11-25T10:00:00Z","end":"2026-11-25T10:00:00Z"}]}""")]
    [Cites("sandbox.md: Settings")]
    public async Task Refuses_busy_times_that_it_does_not_understand(string settings)
    {
        Assert.That((await Api.SetAsync(settings)).Status, Is.EqualTo(400));
        Assert.That((await Api.GetAsync("/__sandbox/settings"))["busyTimes"], Is.EqualTo("[]"));
    }

    [Test]
    [Cites("FACTS §11; sandbox.md: Settings")]
    public async Task Counts_in_the_ten_second_limit()
    {
        await Api.SetAsync("""{"tier":"free"}""");

        var replies = await Task.WhenAll(Enumerable.Range(0, 101).Select(_ => Api.GetAsync(Links)));

        Assert.That(replies.Count(reply => reply.Status == 429), Is.EqualTo(1));
    }
}
