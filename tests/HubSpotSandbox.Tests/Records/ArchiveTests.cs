using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Records;

public sealed class ArchiveTests : SandboxFixture
{
    [Test]
    [Cites("FACTS §3.1, §3.6")]
    public async Task Answers_204_each_time_but_404_for_an_id_that_never_was()
    {
        var id = await Api.CreateContactAsync("a@example.net");

        Assert.That((await Api.DeleteAsync($"{Contacts}/{id}")).Status, Is.EqualTo(204));
        Assert.That((await Api.DeleteAsync($"{Contacts}/{id}")).Status, Is.EqualTo(204));
        Assert.That((await Api.DeleteAsync($"{Contacts}/51299999999")).Status, Is.EqualTo(404));
    }

    [Test]
    [Cites("FACTS §3.6, sandbox.md: Choices")]
    public async Task Frees_the_email_of_an_archived_contact()
    {
        var id = await Api.CreateContactAsync("a@example.net");
        await Api.DeleteAsync($"{Contacts}/{id}");

        Assert.That(await Api.CreateContactAsync("a@example.net"), Is.Not.EqualTo(id));
        Assert.That((await Api.GetAsync($"{Contacts}/a@example.net?idProperty=email&archived=true"))["id"], Is.EqualTo(id));
    }

    [Test]
    [Cites("FACTS §3.6")]
    public async Task Refuses_to_update_an_archived_record()
    {
        var id = await Api.CreateContactAsync("a@example.net");
        await Api.DeleteAsync($"{Contacts}/{id}");

        Assert.That((await Api.PatchAsync($"{Contacts}/{id}", """{"properties":{"phone":"1"}}""")).Status, Is.EqualTo(404));
    }

    [TestCase("""{"objectId":"51200000101"}""")]
    [TestCase("""{"objectId":51200000101}""")]
    [TestCase("""{"objectId":"A@example.net","idProperty":"email"}""")]
    [Cites("FACTS §3.6")]
    public async Task Erases_a_contact_for_good(string body)
    {
        var id = await Api.CreateContactAsync("a@example.net");

        Assert.That((await Api.PostAsync($"{Contacts}/gdpr-delete", body)).Status, Is.EqualTo(204));
        Assert.That((await Api.GetAsync($"{Contacts}/{id}")).Status, Is.EqualTo(404));
        Assert.That((await Api.GetAsync($"{Contacts}/{id}?archived=true")).Status, Is.EqualTo(404));
        Assert.That((await Api.GetAsync("/__sandbox/records/contacts")).Count("results"), Is.Zero);
    }

    [Test]
    [Cites("FACTS §3.6")]
    public async Task Blocks_an_unknown_email_that_was_erased()
    {
        await Api.PostAsync($"{Contacts}/gdpr-delete", """{"objectId":"gone@example.net","idProperty":"email"}""");

        Assert.That((await Api.PostAsync(Contacts, """{"properties":{"email":"Gone@example.net"}}""")).Status, Is.EqualTo(400));
    }

    [Test]
    [Cites("FACTS §3.1")]
    public async Task Erases_and_merges_only_the_types_that_HubSpot_documents()
    {
        Assert.That((await Api.PostAsync($"{Companies}/gdpr-delete", """{"objectId":"1"}""")).Status, Is.EqualTo(404));
        Assert.That((await Api.PostAsync("/crm/v3/objects/notes/merge", "{}")).Status, Is.EqualTo(404));
    }
}
