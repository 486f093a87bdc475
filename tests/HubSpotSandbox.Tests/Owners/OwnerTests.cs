using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Owners;

public sealed class OwnerTests : SandboxFixture
{
    [TestCase("/crm/v3/owners")]
    [TestCase("/crm/v3/owners/")]
    [TestCase("/crm/owners/2026-03")]
    [TestCase("/crm/owners/2026-09")]
    [Cites("FACTS §1, §8")]
    public async Task Lists_people_and_queues(string path)
    {
        var reply = await Api.GetAsync(path);

        Assert.That(reply.Each("results", "type"), Is.EqualTo(new[] { "PERSON", "PERSON", "PERSON", "QUEUE" }));
        Assert.That(reply["results.0"], Is.EqualTo(
            """{"id":"64492917","email":"sam.lee@example.com","type":"PERSON","firstName":"Sam","lastName":"Lee","userId":6100042,"userIdIncludingInactive":6100042,"createdAt":"2025-03-10T08:00:00.000Z","updatedAt":"2026-06-01T14:30:00.000Z","archived":false,"teams":[{"id":"178588","name":"West","primary":true}]}"""));
        Assert.That(reply.Has("paging"), Is.False);
    }

    [Test]
    [Cites("FACTS §8")]
    public async Task Finds_an_owner_by_email()
    {
        Assert.That((await Api.GetAsync("/crm/v3/owners?email=Sam.Lee@example.com")).Each("results", "id"), Is.EqualTo(new[] { "64492917" }));
        Assert.That((await Api.GetAsync("/crm/v3/owners?email=nobody@example.com")).Count("results"), Is.Zero);
    }

    [Test]
    [Cites("FACTS §8")]
    public async Task Pages_through_owners()
    {
        var first = await Api.GetAsync("/crm/owners/2026-09?limit=3");
        var second = await Api.GetAsync(first["paging.next.link"]!);

        Assert.That(first.Count("results"), Is.EqualTo(3));
        Assert.That(second.Each("results", "id"), Is.EqualTo(new[] { first["paging.next.after"] }));
        Assert.That((await Api.GetAsync("/crm/owners/2026-09?limit=501")).Status, Is.EqualTo(400));
    }

    [Test]
    [Cites("FACTS §8")]
    public async Task Shows_the_user_of_an_archived_owner_only_as_an_inactive_one()
    {
        var reply = await Api.GetAsync("/crm/v3/owners?archived=true");

        Assert.That(reply.Count("results"), Is.EqualTo(1));
        Assert.That(reply.Has("results.0.userId"), Is.True);
        Assert.That(reply["results.0.userId"], Is.Null);
        Assert.That(reply["results.0.userIdIncludingInactive"], Is.EqualTo("6100045"));
    }

    [TestCase("64492917", 200)]
    [TestCase("64492917?idProperty=id", 200)]
    [TestCase("6100042?idProperty=userId", 200)]
    [TestCase("64492917?idProperty=userId", 404)]
    [TestCase("64492917?archived=true", 404)]
    [TestCase("64492920", 404)]
    [TestCase("64492920?archived=true", 200)]
    [TestCase("6100045?idProperty=userId&archived=true", 200)]
    [TestCase("64492917?idProperty=email", 400)]
    [TestCase("1", 404)]
    [Cites("FACTS §8; sandbox.md: Choices")]
    public async Task Reads_one_owner(string path, int status)
    {
        Assert.That((await Api.GetAsync($"/crm/owners/2026-09/{path}")).Status, Is.EqualTo(status));
    }

    [Test]
    [Cites("sandbox.md: Settings")]
    public async Task Has_owners_of_ones_own()
    {
        await Api.SetAsync("""{"owners":[{"id":"7","email":"ana@example.com\r\nBcc: eve@example.com","firstName":"Ana\n","lastName":"<b>"}]}""");

        Assert.That((await Api.GetAsync("/crm/v3/owners?limit=2")).Each("results", "id"), Is.EqualTo(new[] { "7", "64492917" }));
        Assert.That((await Api.GetAsync("/crm/owners/2026-09/7"))["firstName"], Is.EqualTo("Ana\n"));
        Assert.That((await Api.PostAsync("/crm/v3/objects/contacts", """{"properties":{"email":"a@example.net","hubspot_owner_id":"7"}}""")).Status, Is.EqualTo(201));
        Assert.That((await Api.PutAsync("/__sandbox/settings", """{"owners":[{"id":"64492917","email":"","firstName":"","lastName":""}]}""")).Status, Is.EqualTo(400));
    }

    [Test]
    [Cites("FACTS §2, §8")]
    public async Task Is_read_only()
    {
        Assert.That((await Api.PostAsync("/crm/v3/owners", "{}")).Status, Is.EqualTo(405));
        Assert.That((await Api.As("sandbox-readonly").GetAsync("/crm/v3/owners")).Status, Is.EqualTo(200));
    }

    [TestCase("contacts", """{"email":"a@example.net","hubspot_owner_id":"64492917"}""", 201)]
    [TestCase("contacts", """{"email":"a@example.net","hubspot_owner_id":64492921}""", 201)]
    [TestCase("contacts", """{"email":"a@example.net","hubspot_owner_id":"64492920"}""", 201)]
    [TestCase("contacts", """{"email":"a@example.net","hubspot_owner_id":""}""", 201)]
    [TestCase("contacts", """{"email":"a@example.net","hubspot_owner_id":"6100042"}""", 400)]
    [TestCase("contacts", """{"email":"a@example.net","hubspot_owner_id":"Sam"}""", 400)]
    [TestCase("tasks", """{"hs_timestamp":"1","hubspot_owner_id":"1"}""", 400)]
    [Cites("FACTS §3.5, §8; sandbox.md: Choices")]
    public async Task Lets_records_belong_to_owners_only(string type, string properties, int status)
    {
        var reply = await Api.PostAsync($"/crm/v3/objects/{type}", $$"""{"properties":{{properties}}}""");

        Assert.That(reply.Status, Is.EqualTo(status));
        Assert.That(reply["errors.0.code"], Is.EqualTo(status == 400 ? "INVALID_OWNER_ID" : null));
    }
}
