using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Batches;

public sealed class BatchWriteTests : SandboxFixture
{
    [Test]
    [Cites("FACTS §3.1, §3.7")]
    public async Task Creates_many_records_with_201()
    {
        var reply = await CreateAsync("""{"properties":{"email":"a@example.net"}},{"properties":{"email":"b@example.net"}}""");

        Assert.That(reply.Status, Is.EqualTo(201));
        Assert.That(reply.Each("results", "properties.email"), Is.EqualTo(new[] { "a@example.net", "b@example.net" }));
    }

    [Test]
    [Cites("FACTS §3.7")]
    public async Task Creates_nothing_when_one_email_exists_and_inputs_have_no_trace_ids()
    {
        var id = await Api.CreateContactAsync("b@example.net");

        var reply = await CreateAsync("""{"properties":{"email":"a@example.net"}},{"properties":{"email":"b@example.net"}}""");

        Assert.That(reply.Status, Is.EqualTo(409));
        Assert.That(reply["message"], Is.EqualTo($"Contact already exists. Existing ID: {id}"));
        Assert.That((await Api.GetAsync(Contacts)).Count("results"), Is.EqualTo(1));
    }

    [Test]
    [Cites("FACTS §3.7, §10.3")]
    public async Task Creates_what_it_can_when_every_input_has_its_own_trace_id()
    {
        var reply = await CreateAsync("""
            {"objectWriteTraceId":"t1","properties":{"email":"a@example.net"}},
            {"objectWriteTraceId":"t2","properties":{"email":"b@"}},
            {"objectWriteTraceId":"t3","properties":{"email":"a@example.net"}}
            """);

        Assert.That(reply.Status, Is.EqualTo(207));
        Assert.That(reply.Each("results", "objectWriteTraceId"), Is.EqualTo(new[] { "t1" }));
        Assert.That(reply["numErrors"], Is.EqualTo("2"));
        Assert.That(reply["errors.0.category"], Is.EqualTo("VALIDATION_ERROR"));
        Assert.That(reply["errors.0.context.objectWriteTraceId.0"], Is.EqualTo("t2"));
        Assert.That(reply["errors.1.message"], Does.EndWith($"Existing ID: {reply["results.0.id"]}"));
    }

    [TestCase("t1", "t1")]
    [TestCase("t1", "")]
    [Cites("FACTS §3.7")]
    public async Task Is_all_or_nothing_when_trace_ids_repeat_or_are_missing(string first, string second)
    {
        var reply = await CreateAsync($$$"""
            {"objectWriteTraceId":"{{{first}}}","properties":{"email":"a@example.net"}},
            {"objectWriteTraceId":"{{{second}}}","properties":{"email":"b@"}}
            """);

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That((await Api.GetAsync(Contacts)).Count("results"), Is.Zero);
    }

    [Test]
    [Cites("FACTS §3.7, sandbox.md: Choices")]
    public async Task Refuses_the_same_record_twice_in_one_batch()
    {
        var id = await Api.CreateContactAsync("z@example.net");

        Assert.That((await CreateAsync("""{"properties":{"email":"a@example.net"}},{"properties":{"email":"A@example.net"}}""")).Status, Is.EqualTo(400));
        Assert.That((await UpdateAsync($$$"""{"id":"{{{id}}}","properties":{"phone":"1"}},{"id":"{{{id}}}","properties":{"phone":"2"}}""")).Status, Is.EqualTo(400));
        Assert.That((await UpsertAsync(Upsert("b@example.net", "1"), Upsert("B@example.net", "2"))).Status, Is.EqualTo(400));
    }

    [Test]
    [Cites("FACTS §3.7")]
    public async Task Updates_the_known_records_and_reports_the_unknown_with_their_trace_ids()
    {
        var id = await Api.CreateContactAsync("a@example.net");

        var reply = await UpdateAsync($$$"""
            {"id":"{{{id}}}","objectWriteTraceId":"t1","properties":{"phone":"1"}},
            {"id":"51299999999","objectWriteTraceId":"t2","properties":{"phone":"2"}}
            """);

        Assert.That(reply.Status, Is.EqualTo(207));
        Assert.That(reply["results.0.properties.phone"], Is.EqualTo("1"));
        Assert.That(reply["errors.0.context.ids"], Is.EqualTo("""["51299999999"]"""));
        Assert.That(reply["errors.0.context.objectWriteTraceId"], Is.EqualTo("""["t2"]"""));
    }

    [Test]
    [Cites("FACTS §3.7")]
    public async Task Updates_by_a_unique_property()
    {
        await Api.CreateContactAsync("a@example.net");

        var reply = await UpdateAsync("""{"id":"A@example.net","idProperty":"email","properties":{"phone":"1"}}""");

        Assert.That(reply["results.0.properties.phone"], Is.EqualTo("1"));
    }

    [Test]
    [Cites("FACTS §3.7, sandbox.md: Choices")]
    public async Task Archives_the_known_records_and_passes_over_the_unknown()
    {
        var id = await Api.CreateContactAsync("a@example.net");

        var reply = await Api.PostAsync($"{Contacts}/batch/archive", $$"""{"inputs":[{"id":"{{id}}"},{"id":"51299999999"}]}""");

        Assert.That(reply.Status, Is.EqualTo(204));
        Assert.That((await Api.GetAsync($"{Contacts}/{id}")).Status, Is.EqualTo(404));
    }

    [Test]
    [Cites("FACTS §10.3")]
    public async Task Names_a_missing_inputs_field()
    {
        var reply = await Api.PostAsync($"{Contacts}/batch/create", "{}");

        Assert.That(reply["message"], Is.EqualTo("Invalid input JSON on line 1, column 2. Some required fields were not set: [inputs]"));
    }

    private static string Upsert(string email, string phone) => $$$"""{"id":"{{{email}}}","idProperty":"email","properties":{"phone":"{{{phone}}}"}}""";

    private Task<Reply> CreateAsync(string inputs) => Api.PostAsync($"{Contacts}/batch/create", $$"""{"inputs":[{{inputs}}]}""");

    private Task<Reply> UpdateAsync(string inputs) => Api.PostAsync($"{Contacts}/batch/update", $$"""{"inputs":[{{inputs}}]}""");

    private Task<Reply> UpsertAsync(params string[] inputs) =>
        Api.PostAsync($"{Contacts}/batch/upsert", $$"""{"inputs":[{{string.Join(',', inputs)}}]}""");
}
