using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Associations;

public sealed class NamedBatchTests : AssociationFixture
{
    private const string V3 = "/crm/v3/associations/contacts/companies";

    [Test]
    [Cites("FACTS §6.1")]
    public async Task Creates_reads_and_archives_by_the_name_of_the_type()
    {
        var pair = $$$"""{"inputs":[{"from":{"id":"{{{Contact}}}"},"to":{"id":"{{{Company}}}"},"type":"contact_to_company"}]}""";

        var created = await Api.PostAsync($"{V3}/batch/create", pair);
        var read = await Api.PostAsync($"{V3}/batch/read", $$"""{"inputs":[{"id":"{{Contact}}"}]}""");
        var archived = await Api.PostAsync($"{V3}/batch/archive", pair);

        Assert.That(created.Status, Is.EqualTo(201));
        Assert.That(created["results.0"], Is.EqualTo($$$"""{"from":{"id":"{{{Contact}}}"},"to":{"id":"{{{Company}}}"},"type":"contact_to_company"}"""));
        Assert.That(read.Each("results.0.to", "type"), Is.EqualTo(new[] { "contact_to_company", "contact_to_company_unlabeled" }));
        Assert.That(archived.Status, Is.EqualTo(204));
        Assert.That(await LinksAsync("contacts", Contact, "companies"), Is.EqualTo($"{Company}: 279"));
    }

    [Test]
    [Cites("FACTS §6.1")]
    public async Task Lists_the_types_with_their_names()
    {
        var reply = await Api.GetAsync($"{V3}/types");

        Assert.That(reply.Each("results", "id").Zip(reply.Each("results", "name")), Does.Contain(("1", "contact_to_company")).And.Contain(("279", "contact_to_company_unlabeled")));
    }

    [Test]
    [Cites("FACTS §6.1")]
    public async Task Refuses_an_unknown_name()
    {
        var reply = await Api.PostAsync($"{V3}/batch/create", $$$"""{"inputs":[{"from":{"id":"{{{Contact}}}"},"to":{"id":"{{{Company}}}"},"type":"company_to_contact"}]}""");

        Assert.That(reply.Status, Is.EqualTo(400));
    }
}
