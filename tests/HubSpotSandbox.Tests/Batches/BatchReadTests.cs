using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Batches;

public sealed class BatchReadTests : SandboxFixture
{
    [Test]
    [Cites("FACTS §3.7")]
    public async Task Answers_200_when_every_record_is_found()
    {
        var id = await Api.CreateContactAsync("a@example.net");

        var reply = await Api.PostAsync($"{Contacts}/batch/read", $$"""{"inputs":[{"id":"{{id}}"}],"properties":["email","phone"]}""");

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply["status"], Is.EqualTo("COMPLETE"));
        Assert.That(reply["results.0.properties.email"], Is.EqualTo("a@example.net"));
        Assert.That(reply.Has("errors"), Is.False);
    }

    [Test]
    [Cites("FACTS §3.7")]
    public async Task Answers_207_with_one_error_for_all_missing_ids()
    {
        var id = await Api.CreateContactAsync("a@example.net");

        var reply = await Api.PostAsync($"{Contacts}/batch/read", $$"""{"inputs":[{"id":"{{id}}"},{"id":"51299999998"},{"id":"51299999999"}]}""");

        Assert.That(reply.Status, Is.EqualTo(207));
        Assert.That(reply.Each("results", "id"), Is.EqualTo(new[] { id }));
        Assert.That(reply["numErrors"], Is.EqualTo("1"));
        Assert.That(reply["errors.0.category"], Is.EqualTo("OBJECT_NOT_FOUND"));
        Assert.That(
            reply["errors.0.message"],
            Is.EqualTo("Could not get some CONTACT objects, they may be deleted or not exist. Check that ids are valid."));
        Assert.That(reply["errors.0.context.ids"], Is.EqualTo("""["51299999998","51299999999"]"""));
    }

    [Test]
    [Cites("FACTS §3.7")]
    public async Task Answers_207_with_no_results_when_no_id_is_known()
    {
        var reply = await Api.PostAsync($"{Contacts}/batch/read", """{"inputs":[{"id":"51299999998"}]}""");

        Assert.That(reply.Status, Is.EqualTo(207));
        Assert.That(reply.Count("results"), Is.Zero);
    }

    [Test]
    [Cites("FACTS §3.1, §3.3")]
    public async Task Finds_by_a_unique_property_and_archived_ones_when_asked()
    {
        var id = await Api.CreateContactAsync("a@example.net");
        const string body = """{"inputs":[{"id":"A@example.net"}],"idProperty":"email"}""";

        Assert.That((await Api.PostAsync($"{Contacts}/batch/read", body))["results.0.id"], Is.EqualTo(id));
        await Api.DeleteAsync($"{Contacts}/{id}");
        Assert.That((await Api.PostAsync($"{Contacts}/batch/read", body)).Status, Is.EqualTo(207));
        Assert.That((await Api.PostAsync($"{Contacts}/batch/read?archived=true", body))["results.0.archived"], Is.EqualTo("true"));
    }

    [TestCase("read", """{"id":"1"}""")]
    [TestCase("create", """{"properties":{}}""")]
    [TestCase("update", """{"id":"1","properties":{}}""")]
    [TestCase("upsert", """{"id":"1","idProperty":"email","properties":{}}""")]
    [TestCase("archive", """{"id":"1"}""")]
    [Cites("FACTS §3.7, §10.3")]
    public async Task Refuses_more_than_100_inputs_and_none(string action, string input)
    {
        var many = await Api.PostAsync($"{Contacts}/batch/{action}", Inputs(input, 101));
        var none = await Api.PostAsync($"{Contacts}/batch/{action}", Inputs(input, 0));

        Assert.That(many.Status, Is.EqualTo(400));
        Assert.That(many["category"], Is.EqualTo("VALIDATION_ERROR"));
        Assert.That(
            many["message"],
            Is.EqualTo("The maximum number of inputs supported in a batch is 100. Please reduce the number of items and try again"));
        Assert.That(none.Status, Is.EqualTo(400));
    }

    [Test]
    [Cites("FACTS §3.7")]
    public async Task Reads_at_most_50_records_with_history()
    {
        var body = Inputs("""{"id":"1"}""", 51).Replace("}]}", """}],"propertiesWithHistory":["phone"]}""", StringComparison.Ordinal);

        var reply = await Api.PostAsync($"{Contacts}/batch/read", body);

        Assert.That(reply["message"], Is.EqualTo("The maximum number of inputs supported in a batch request for property histories is 50"));
    }

    private static string Inputs(string input, int count) => $$"""{"inputs":[{{string.Join(',', Enumerable.Repeat(input, count))}}]}""";
}
