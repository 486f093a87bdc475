using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Scheduling;

public sealed class LinkListTests : SchedulerFixture
{
    [TestCase("/scheduler/v3/meetings/meeting-links")]
    [TestCase("/scheduler/2025-09/meetings/meeting-links")]
    [TestCase("/scheduler/2026-03/meetings/meeting-links")]
    [TestCase("/scheduler/2026-09/meetings/meeting-links")]
    [Cites("FACTS §14")]
    public async Task Lists_the_links_of_the_portal(string path)
    {
        var reply = await Api.GetAsync(path);

        Assert.That(reply["total"], Is.EqualTo("3"));
        Assert.That(reply.Each("results", "type"), Is.EqualTo(new[] { "PERSONAL_LINK", "ROUND_ROBIN_CALENDAR", "GROUP_CALENDAR" }));
        Assert.That(reply["results.0"], Is.EqualTo(
            """{"id":"3779484","slug":"sam-lee/demo","link":"https://meetings.hubspot.com/sam-lee/demo","name":"Demo","type":"PERSONAL_LINK","organizerUserId":"6100042","userIdsOfLinkMembers":["6100042"],"defaultLink":true,"createdAt":"2025-04-02T09:00:00.000Z","updatedAt":"2026-06-01T14:30:00.000Z"}"""));
        Assert.That(reply.Has("paging"), Is.False);
    }

    [Test]
    [Cites("FACTS §14")]
    public async Task Pages_through_links()
    {
        var first = await Api.GetAsync($"{Links}?limit=2");
        var second = await Api.GetAsync(first["paging.next.link"]!);

        Assert.That(first.Each("results", "slug"), Is.EqualTo(new[] { "sam-lee/demo", "team/intro" }));
        Assert.That(second.Each("results", "id"), Is.EqualTo(new[] { first["paging.next.after"] }));
        Assert.That(second["total"], Is.EqualTo("3"));
        Assert.That((await Api.GetAsync($"{Links}?limit=0")).Status, Is.EqualTo(400));
    }

    [TestCase("name=intro", "team/intro")]
    [TestCase("type=GROUP_CALENDAR", "team/workshop")]
    [TestCase("organizerUserId=6100042", "sam-lee/demo")]
    [TestCase("organizerUserId=6100042&type=GROUP_CALENDAR", "")]
    [Cites("FACTS §14; sandbox.md: Choices")]
    public async Task Finds_links_by_name_type_and_organizer(string query, string slug)
    {
        var reply = await Api.GetAsync($"{Links}?{query}");

        Assert.That(string.Join(',', reply.Each("results", "slug")), Is.EqualTo(slug));
        Assert.That((await Api.GetAsync($"{Links}?type=SECRET")).Status, Is.EqualTo(400));
    }

    [TestCase("v3", 200)]
    [TestCase("2026-09", 200)]
    [TestCase("2026-03", 404)]
    [TestCase("2025-09", 404)]
    [Cites("FACTS §14; sandbox.md: Choices")]
    public async Task Takes_a_payment_for_a_link_where_the_version_has_it(string version, int status)
    {
        var reply = await Api.PatchAsync($"/scheduler/{version}/meetings/meeting-links/sam-lee%2Fdemo", """{"paymentLinkId":"77"}""");

        Assert.That(reply.Status, Is.EqualTo(status));
    }

    [Test]
    [Cites("FACTS §14; sandbox.md: Choices")]
    public async Task Books_a_link_again_once_its_payment_is_gone()
    {
        await Api.PatchAsync($"{Links}/sam-lee%2Fdemo", """{"paymentLinkId":"77"}""");
        var paid = await BookAsync(Body("2026-11-25T09:30:00Z"));
        await Api.PatchAsync($"{Links}/sam-lee%2Fdemo", """{"paymentLinkId":null}""");
        var free = await BookAsync(Body("2026-11-25T09:30:00Z"));

        Assert.That((paid.Status, free.Status), Is.EqualTo((400, 200)));
        Assert.That(paid["message"], Does.Contain("payment"));
        Assert.That((await Api.PatchAsync($"{Links}/sam-lee%2Fdemo", "{}")).Status, Is.EqualTo(400));
        Assert.That((await Api.PatchAsync($"{Links}/nobody", """{"paymentLinkId":"77"}""")).Status, Is.EqualTo(404));
    }
}
