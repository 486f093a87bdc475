using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Associations;

public sealed class PairTests : AssociationFixture
{
    [TestCase("/crm/v4/objects/notes")]
    [TestCase("/crm/objects/2026-03/0-46")]
    [TestCase("/crm/objects/2026-09/note")]
    [Cites("FACTS §6.1, §6.2")]
    public async Task Connects_by_default_in_both_directions(string path)
    {
        var reply = await Api.SendAsync(HttpMethod.Put, $"{path}/{Note}/associations/default/contacts/{Contact}", null);

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply["status"], Is.EqualTo("COMPLETE"));
        Assert.That(reply.Each("results", "from.id"), Is.EqualTo(new[] { Note, Contact }));
        Assert.That(reply.Each("results", "to.id"), Is.EqualTo(new[] { Contact, Note }));
        Assert.That(reply.Each("results", "associationSpec.associationTypeId"), Is.EqualTo(new[] { "202", "201" }));
        Assert.That(await LinksAsync("contacts", Contact, "notes"), Is.EqualTo($"{Note}: 201"));
        Assert.That(await LinksAsync("notes", Note, "contacts"), Is.EqualTo($"{Contact}: 202"));
    }

    [Test]
    [Cites("FACTS §6.1")]
    public async Task Writes_the_id_of_the_other_record_as_a_number()
    {
        await ConnectAsync("contacts", Contact, "deals", Deal);

        var reply = await Api.GetAsync(Path("contacts", Contact, "deals"));

        Assert.That(reply.Text, Does.Contain($"\"toObjectId\":{Deal},"));
        Assert.That(reply.Text, Does.Contain("""{"category":"HUBSPOT_DEFINED","typeId":4,"label":null}"""));
    }

    [Test]
    [Cites("FACTS §6.1")]
    public async Task Connects_with_a_label_and_the_unlabelled_type()
    {
        var label = await LabelAsync("contacts", "deals", "decider");

        var reply = await ConnectAsync("contacts", Contact, "deals", Deal, Spec(label, "USER_DEFINED"));

        Assert.That(reply.Status, Is.EqualTo(201));
        Assert.That(reply.Text, Is.EqualTo(
            $$"""{"fromObjectTypeId":"0-1","fromObjectId":{{Contact}},"toObjectTypeId":"0-3","toObjectId":{{Deal}},"labels":["decider label"]}"""));
        Assert.That(await LinksAsync("contacts", Contact, "deals"), Is.EqualTo($"{Deal}: 4, {label}"));
        Assert.That(await LinksAsync("deals", Deal, "contacts"), Is.EqualTo($"{Contact}: 3, {label + 1}"));
    }

    [Test]
    [Cites("FACTS §6.1")]
    public async Task Replaces_the_labels_of_a_pair()
    {
        var (first, second) = (await LabelAsync("contacts", "deals", "decider"), await LabelAsync("contacts", "deals", "user"));
        await ConnectAsync("contacts", Contact, "deals", Deal, Spec(first, "USER_DEFINED"));

        await ConnectAsync("contacts", Contact, "deals", Deal, Spec(second, "USER_DEFINED"));

        Assert.That(await LinksAsync("contacts", Contact, "deals"), Is.EqualTo($"{Deal}: 4, {second}"));
    }

    [Test]
    [Cites("FACTS §6.1; sandbox.md: Choices")]
    public async Task Keeps_the_labels_when_a_pair_is_connected_again_without_one()
    {
        var label = await LabelAsync("contacts", "deals", "decider");
        await ConnectAsync("contacts", Contact, "deals", Deal, Spec(label, "USER_DEFINED"));

        await ConnectAsync("contacts", Contact, "deals", Deal);
        await ConnectAsync("contacts", Contact, "deals", Deal, Spec(4));

        Assert.That(await LinksAsync("contacts", Contact, "deals"), Is.EqualTo($"{Deal}: 4, {label}"));
    }

    [TestCase("/crm/v4/objects")]
    [TestCase("/crm/objects/2026-09")]
    [Cites("FACTS §6.1")]
    public async Task Disconnects_a_pair_from_both_sides_and_again_without_complaint(string path)
    {
        await ConnectAsync("contacts", Contact, "companies", Company, Spec(1));

        for (var time = 0; time < 2; time++)
        {
            Assert.That((await Api.DeleteAsync($"{path}/companies/{Company}/associations/contacts/{Contact}")).Status, Is.EqualTo(204));
        }

        Assert.That(await LinksAsync("contacts", Contact, "companies"), Is.Empty);
        Assert.That(await LinksAsync("companies", Company, "contacts"), Is.Empty);
    }

    [Test]
    [Cites("FACTS §6.1, §3.3")]
    public async Task Pages_through_the_associations_of_a_record()
    {
        string[] deals = [Deal, await NewDealAsync(), await NewDealAsync()];
        foreach (var deal in deals)
        {
            await ConnectAsync("deals", deal, "contacts", Contact);
        }

        var first = await Api.GetAsync($"{Path("contacts", Contact, "deals")}?limit=2");
        var second = await Api.GetAsync($"{Path("contacts", Contact, "deals")}?limit=2&after={first["paging.next.after"]}");

        Assert.That(first.Each("results", "toObjectId").Concat(second.Each("results", "toObjectId")), Is.EqualTo(deals));
        Assert.That(first["paging.next.link"], Does.EndWith($"/{Contact}/associations/deals?limit=2&after={deals[2]}"));
        Assert.That(second.Has("paging"), Is.False);
    }

    [TestCase("limit=0")]
    [TestCase("limit=501")]
    [TestCase("after=x")]
    [Cites("sandbox.md: Choices")]
    public async Task Refuses_a_wrong_page(string query)
    {
        Assert.That((await Api.GetAsync($"{Path("contacts", Contact, "deals")}?{query}")).Status, Is.EqualTo(400));
    }

    private Task<string> NewDealAsync() => Api.CreateAsync("deals", """{"dealname":"More","dealstage":"contractsent"}""");
}
