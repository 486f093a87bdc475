using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Associations;

public sealed class LinkBatchReadTests : AssociationFixture
{
    [TestCase("/crm/v4/associations/contacts/companies/batch/read")]
    [TestCase("/crm/associations/2026-09/contacts/companies/batch/read")]
    [Cites("FACTS §6.1")]
    public async Task Reads_the_associations_of_many(string path)
    {
        await ConnectAsync("contacts", Contact, "companies", Company, Spec(1));

        var reply = await Api.PostAsync(path, $$"""{"inputs":[{"id":"{{Contact}}"}]}""");

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply["results.0"], Is.EqualTo(
            $$"""{"from":{"id":"{{Contact}}"},"to":[{"toObjectId":{{Company}},"associationTypes":[{"category":"HUBSPOT_DEFINED","typeId":1,"label":"Primary"},{"category":"HUBSPOT_DEFINED","typeId":279,"label":null}]}]}"""));
    }

    [Test]
    [Cites("FACTS §6.1")]
    public async Task Reports_each_record_without_associations()
    {
        var reply = await Api.PostAsync(Between("deals", "companies", "batch/read"), $$"""{"inputs":[{"id":"{{Deal}}"},{"id":"29899999999"}]}""");

        Assert.That(reply.Status, Is.EqualTo(207));
        Assert.That(reply.Count("results"), Is.Zero);
        Assert.That(reply["numErrors"], Is.EqualTo("2"));
        Assert.That(reply["errors.0.category"], Is.EqualTo("OBJECT_NOT_FOUND"));
        Assert.That(reply["errors.0.subCategory"], Is.EqualTo("crm.associations.NO_ASSOCIATIONS_FOUND"));
        Assert.That(reply["errors.0.message"], Is.EqualTo($"No company is associated with deal {Deal}."));
        Assert.That(reply["errors.0.context"], Is.EqualTo($$"""{"fromObjectId":["{{Deal}}"],"fromObjectType":["deal"],"toObjectType":["company"]}"""));
    }

    [Test]
    [Cites("FACTS §6.1")]
    public async Task Pages_through_more_than_500_associations()
    {
        List<string> contacts = [];
        for (var batch = 0; batch < 6; batch++)
        {
            var inputs = Enumerable.Range(0, 100).Select(number => $$$"""{"properties":{"email":"{{{batch}}}.{{{number}}}@example.net"}}""");
            contacts.AddRange((await Api.PostAsync($"{Contacts}/batch/create", $$"""{"inputs":[{{string.Join(',', inputs)}}]}""")).Each("results", "id"));
        }

        var pairs = contacts.Select(id => $$$"""{"from":{"id":"{{{Company}}}"},"to":{"id":"{{{id}}}"}}""");
        await Api.PostAsync(Between("companies", "contacts", "batch/associate/default"), $$"""{"inputs":[{{string.Join(',', pairs)}}]}""");

        var first = await Api.PostAsync(Between("companies", "contacts", "batch/read"), $$"""{"inputs":[{"id":"{{Company}}"}]}""");
        var after = first["results.0.paging.next.after"];
        var second = await Api.PostAsync(Between("companies", "contacts", "batch/read"), $$"""{"inputs":[{"id":"{{Company}}","after":"{{after}}"}]}""");

        Assert.That(first.Each("results.0.to", "toObjectId").Concat(second.Each("results.0.to", "toObjectId")), Is.EqualTo(contacts));
        Assert.That(second.Has("results.0.paging"), Is.False);
    }
}
