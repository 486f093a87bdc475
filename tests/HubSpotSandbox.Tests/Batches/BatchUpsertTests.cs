using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Batches;

public sealed class BatchUpsertTests : SandboxFixture
{
    [Test]
    [Cites("FACTS §3.8")]
    public async Task Upserts_by_email_and_says_which_records_are_new()
    {
        var id = await Api.CreateAsync("contacts", """{"email":"a@example.net","firstname":"Ana"}""");

        var reply = await UpsertAsync(Upsert("A@example.net", "1"), Upsert("b@example.net", "2"));

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply.Each("results", "new"), Is.EqualTo(new[] { "false", "true" }));
        Assert.That(reply["results.0.id"], Is.EqualTo(id));
        Assert.That(reply["results.0.properties.firstname"], Is.EqualTo("Ana"));
        Assert.That(reply["results.1.properties.email"], Is.EqualTo("b@example.net"));
    }

    [TestCase("hs_object_id")]
    [TestCase("phone")]
    [Cites("FACTS §3.8")]
    public async Task Refuses_to_upsert_by_record_id_or_a_property_that_is_not_unique(string property)
    {
        var reply = await UpsertAsync($$$"""{"id":"1","idProperty":"{{{property}}}","properties":{"phone":"1"}}""");

        Assert.That(reply.Status, Is.EqualTo(400));
    }

    private static string Upsert(string email, string phone) => $$$"""{"id":"{{{email}}}","idProperty":"email","properties":{"phone":"{{{phone}}}"}}""";

    private Task<Reply> UpsertAsync(params string[] inputs) =>
        Api.PostAsync($"{Contacts}/batch/upsert", $$"""{"inputs":[{{string.Join(',', inputs)}}]}""");
}
