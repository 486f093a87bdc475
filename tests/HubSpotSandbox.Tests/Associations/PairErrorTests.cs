using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Associations;

public sealed class PairErrorTests : AssociationFixture
{
    [Test]
    [Cites("FACTS §6.2")]
    public async Task Refuses_a_type_of_the_other_direction()
    {
        var reply = await ConnectAsync("contacts", Contact, "companies", Company, Spec(190));

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["category"], Is.EqualTo("VALIDATION_ERROR"));
        Assert.That(reply["message"], Is.EqualTo("invalid from object type 0-1 for associations to be created. expected: 0-46. For definition 0-190"));
    }

    [Test]
    [Cites("FACTS §6.2; sandbox.md: Choices")]
    public async Task Refuses_a_type_to_another_type_of_record()
    {
        var reply = await ConnectAsync("notes", Note, "contacts", Contact, Spec(190));

        Assert.That(reply["message"], Is.EqualTo("invalid to object type 0-1 for associations to be created. expected: 0-2. For definition 0-190"));
    }

    [TestCase(3, "USER_DEFINED")]
    [TestCase(99999, "HUBSPOT_DEFINED")]
    [TestCase(279, "INTEGRATOR_DEFINED")]
    [Cites("FACTS §6.2")]
    public async Task Refuses_an_unknown_type(int id, string category)
    {
        var reply = await ConnectAsync("contacts", Contact, "companies", Company, Spec(279), Spec(id, category));

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["message"], Is.EqualTo("One or more associations are invalid"));
        Assert.That(reply["context.INVALID_ASSOCIATION_TYPE_ID.0"], Is.EqualTo($"{category}={id} is not valid"));
        Assert.That(reply["context.associationSpec.0"], Is.EqualTo($"{category}={id}"));
        Assert.That(await LinksAsync("contacts", Contact, "companies"), Is.Empty);
    }

    [Test]
    [Cites("FACTS §6.1")]
    public async Task Knows_no_default_between_two_engagements()
    {
        var task = await Api.CreateAsync("tasks", """{"hs_timestamp":"1"}""");

        var reply = await ConnectAsync("notes", Note, "tasks", task);

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["message"], Is.EqualTo("No default association exists between NOTE and TASK"));
    }

    [TestCase("51299999999", "resource not found")]
    [TestCase("abc", "Object not found.  objectId are usually numeric.")]
    [Cites("FACTS §10.3; sandbox.md: Choices")]
    public async Task Answers_404_to_a_path_with_an_unknown_record(string id, string message)
    {
        Reply[] replies =
        [
            await Api.GetAsync(Path("contacts", id, "deals")),
            await Api.DeleteAsync(Path("deals", Deal, "contacts", id)),
            await ConnectAsync("contacts", id, "deals", Deal),
            await ConnectAsync("deals", Deal, "contacts", id, Spec(3)),
        ];

        Assert.That(replies.Select(reply => (reply.Status, reply["message"])), Is.All.EqualTo((404, message)));
    }

    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("""[{"associationTypeId":279}]""")]
    [TestCase("""[{"associationCategory":"OURS","associationTypeId":279}]""")]
    [TestCase("nothing")]
    [Cites("FACTS §6.1, §10.3")]
    public async Task Refuses_a_label_list_of_another_form(string body)
    {
        Assert.That((await Api.PutAsync(Path("contacts", Contact, "companies", Company), body)).Status, Is.EqualTo(400));
    }

    [Test]
    [Cites("sandbox.md: Choices")]
    public async Task Refuses_to_connect_a_record_with_itself()
    {
        Assert.That((await ConnectAsync("contacts", Contact, "contacts", Contact)).Status, Is.EqualTo(400));
    }

    [TestCase("/crm/objects/2026-09/contacts/1/associations/foo")]
    [TestCase("/crm/v4/associations/foo/contacts/labels")]
    [Cites("FACTS §9")]
    public async Task Cannot_infer_an_unknown_object_type(string path)
    {
        Assert.That((await Api.GetAsync(path))["message"], Is.EqualTo("Unable to infer object type from: foo"));
    }

    [TestCase("POST", "/crm/v4/objects/contacts/1/associations/deals/2", 405)]
    [TestCase("PUT", "/crm/v3/objects/contacts/1/associations/deals/2", 404)]
    [TestCase("GET", "/crm/v4/associations/contacts/deals/batch/read", 405)]
    [TestCase("POST", "/crm/v4/associations/contacts/deals/batch/nothing", 404)]
    [TestCase("GET", "/crm/v4/objects/contacts/1", 404)]
    [Cites("FACTS §1, §6.1; sandbox.md: Choices")]
    public async Task Has_no_other_routes(string method, string path, int status)
    {
        Assert.That((await Api.SendAsync(HttpMethod.Parse(method), path, null)).Status, Is.EqualTo(status));
    }

    [TestCase("sandbox-readonly", "crm.objects.contacts.write")]
    [TestCase("sandbox-no-deals", "crm.objects.deals.write")]
    [Cites("FACTS §2, §10.3")]
    public async Task Needs_the_scopes_of_both_sides(string token, string scope)
    {
        var reply = await Api.As(token).PutAsync(Path("contacts", Contact, "deals", Deal), $"[{Spec(4)}]");

        Assert.That(reply.Status, Is.EqualTo(403));
        Assert.That(reply["errors.0.context.requiredGranularScopes.0"], Is.EqualTo(scope));
    }
}
