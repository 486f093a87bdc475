using System.Text;
using HubSpotCrm.Api.Outbox;
using HubSpotCrm.Domain.Operations;
using HubSpotCrm.Domain.Records;

namespace Api.FunctionalTests.Outbox;

/// <summary>What is done one after the other.</summary>
public sealed class LaneTests
{
    private static readonly Operation Own = new(Operation.NewId(), "a.kind", "shop", DateTimeOffset.UnixEpoch);

    [Test]
    public void A_new_contact_takes_the_lane_of_its_e_mail()
    {
        var lane = LaneOf("contacts.create", CrmObjectType.Contact, """{ "email": " Ana@Example.org" }""");

        Assert.That(lane, Does.StartWith("contact|email|").And.Not.Contain("ana"));
        Assert.That(LaneOf("contacts.create", CrmObjectType.Contact, """{ "email": "ana@example.org" }"""), Is.EqualTo(lane));
        Assert.That(LaneOf("contacts.create", CrmObjectType.Contact, """{ "email": "li@example.org" }"""), Is.Not.EqualTo(lane));
    }

    [Test]
    public void A_new_company_takes_the_lane_of_its_domain() =>
        Assert.That(LaneOf("companies.create", CrmObjectType.Company, """{ "domain": "www.northwind.example.org" }"""), Does.StartWith("company|domain|").And.EqualTo(LaneOf("companies.create", CrmObjectType.Company, """{ "domain": "northwind.example.org" }""")));

    [TestCase("contacts.create", """{ "lastName": "Lind" }""")]
    [TestCase("contacts.create", """{ "email": null }""")]
    [TestCase("notes.create", """{ "email": "ana@example.org" }""")]
    [TestCase("contacts.createBatch", """{ "records": [ { "email": "ana@example.org" } ] }""")]
    public void What_has_no_key_has_a_lane_of_its_own(string kind, string body)
    {
        Assert.That(LaneOf(kind, CrmObjectType.Contact, body), Is.EqualTo(Own.Id));
        Assert.That(LaneOf(kind, CrmObjectType.Contact, body, "op_1", "op_2"), Is.EqualTo("op_1"), "it comes after what it needs");
    }

    [TestCase("contacts.updateBatch")]
    [TestCase("contacts.upsertBatch")]
    [TestCase("contacts.archiveBatch")]
    public void Batches_keep_their_order_among_those_of_their_caller(string kind) => Assert.That(LaneOf(kind, CrmObjectType.Contact, "{}", "op_1"), Is.EqualTo("contact|batch|shop"));

    [TestCase(1, 1)]
    [TestCase(60, 6)]
    [TestCase(86400, 15)]
    public void Who_has_waited_long_looks_seldom(int waited, int wait) => Assert.That(ReferencedOperations.LookAgainAfter(TimeSpan.FromSeconds(waited)), Is.EqualTo(TimeSpan.FromSeconds(wait)));

    private static string LaneOf(string kind, CrmObjectType type, string body, params string[] awaited) => new WriteRoute(kind, type, Id: null, Key: null).Lane(Own, awaited, Encoding.UTF8.GetBytes(body));
}
