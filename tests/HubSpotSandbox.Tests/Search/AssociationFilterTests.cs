using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Search;

public sealed class AssociationFilterTests : SandboxFixture
{
    private string ana = "";
    private string ben = "";
    private string deal = "";

    [SetUp]
    public async Task FillAsync()
    {
        (ana, ben) = (await Api.CreateContactAsync("ana@example.net"), await Api.CreateContactAsync("ben@example.net"));
        deal = await Api.CreateAsync("deals", """{"dealname":"Bikes","dealstage":"contractsent"}""");
        await Api.CreateAsync("deals", """{"dealname":"Cars","dealstage":"contractsent"}""");
        await Api.SendAsync(HttpMethod.Put, $"/crm/v4/objects/deals/{deal}/associations/default/contacts/{ana}", null);
    }

    [Test]
    [Cites("FACTS §5")]
    public async Task Finds_the_records_associated_with_others()
    {
        Assert.That(await SearchAsync("\"operator\":\"EQ\",\"value\":\"%ana\""), Is.EqualTo(new[] { deal }));
        Assert.That(await SearchAsync("\"operator\":\"IN\",\"values\":[\"%ben\",\"%ana\"]"), Is.EqualTo(new[] { deal }));
        Assert.That(await SearchAsync("\"operator\":\"EQ\",\"value\":\"%ben\""), Is.Empty);
        Assert.That(await SearchAsync("\"operator\":\"EQ\",\"value\":\"x\""), Is.Empty);
    }

    [Test]
    [Cites("FACTS §5, §3.9")]
    public async Task Finds_them_by_the_old_id_of_a_merged_record()
    {
        await Api.PostAsync($"{Contacts}/merge", $$"""{"primaryObjectId":"{{ben}}","objectIdToMerge":"{{ana}}"}""");

        Assert.That(await SearchAsync("\"operator\":\"EQ\",\"value\":\"%ana\""), Is.EqualTo(new[] { deal }));
        Assert.That(await SearchAsync("\"operator\":\"EQ\",\"value\":\"%ben\""), Is.EqualTo(new[] { deal }));
    }

    [Test]
    [Cites("FACTS §5")]
    public async Task Shows_what_the_index_knows_and_no_more()
    {
        await Api.AdvanceAsync(10_000);
        await Api.SetAsync("""{"searchDelayMs":2000}""");
        await Api.DeleteAsync($"/crm/v4/objects/deals/{deal}/associations/contacts/{ana}");
        await Api.SendAsync(HttpMethod.Put, $"/crm/v4/objects/deals/{deal}/associations/default/contacts/{ben}", null);

        Assert.That(await SearchAsync("\"operator\":\"EQ\",\"value\":\"%ana\""), Is.EqualTo(new[] { deal }));
        Assert.That(await SearchAsync("\"operator\":\"EQ\",\"value\":\"%ben\""), Is.Empty);

        await Api.AdvanceAsync(2_000);

        Assert.That(await SearchAsync("\"operator\":\"EQ\",\"value\":\"%ana\""), Is.Empty);
        Assert.That(await SearchAsync("\"operator\":\"EQ\",\"value\":\"%ben\""), Is.EqualTo(new[] { deal }));
    }

    [TestCase("associations.foo", "EQ")]
    [TestCase("associations.contact", "GT")]
    [Cites("FACTS §5; sandbox.md: Choices")]
    public async Task Refuses_other_types_and_operators(string property, string op)
    {
        var reply = await Api.PostAsync($"{Deals}/search", $$"""{"filters":[{"propertyName":"{{property}}","operator":"{{op}}","value":"1"}]}""");

        Assert.That(reply.Status, Is.EqualTo(400));
    }

    private async Task<IEnumerable<string>> SearchAsync(string filter)
    {
        var operands = filter.Replace("%ana", ana, StringComparison.Ordinal).Replace("%ben", ben, StringComparison.Ordinal);
        var reply = await Api.PostAsync($"{Deals}/search", $$"""{"filters":[{"propertyName":"associations.contact",{{operands}}}]}""");
        return reply.Status == 200 ? reply.Each("results", "id") : throw new InvalidOperationException(reply.Text);
    }
}
