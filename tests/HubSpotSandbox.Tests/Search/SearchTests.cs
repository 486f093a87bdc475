using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Search;

public sealed class SearchTests : SandboxFixture
{
    [Test]
    [Cites("FACTS §5")]
    public async Task Pages_by_offset_oldest_first_without_a_link()
    {
        for (var number = 0; number < 3; number++)
        {
            await Api.CreateContactAsync($"c{number}@example.net");
        }

        var first = await SearchAsync("""{"limit":2}""");
        var second = await SearchAsync("""{"limit":2,"after":2}""");

        Assert.That(first["total"], Is.EqualTo("3"));
        Assert.That(first["paging.next.after"], Is.EqualTo("2"));
        Assert.That(first.Has("paging.next.link"), Is.False);
        Assert.That(first.Each("results", "properties.email"), Is.EqualTo(new[] { "c0@example.net", "c1@example.net" }));
        Assert.That(second.Each("results", "properties.email"), Is.EqualTo(new[] { "c2@example.net" }));
        Assert.That(second.Has("paging"), Is.False);
    }

    [Test]
    [Cites("FACTS §5")]
    public async Task Shows_the_default_columns_unless_asked_for_others()
    {
        await Api.CreateContactAsync("a@example.net");

        Assert.That(
            (await SearchAsync("{}")).Names("results.0.properties"),
            Is.EqualTo(new[] { "createdate", "email", "firstname", "hs_object_id", "lastmodifieddate", "lastname" }));
        Assert.That(
            (await SearchAsync("""{"properties":["phone"]}""")).Names("results.0.properties"),
            Is.EqualTo(new[] { "createdate", "hs_object_id", "lastmodifieddate", "phone" }));
    }

    [TestCase("""{"propertyName":"numberofemployees","direction":"DESCENDING"}""", "C|A|B|D")]
    [TestCase("""{"propertyName":"numberofemployees","direction":"ASCENDING"}""", "B|A|C|D")]
    [TestCase("\"name\"", "A|B|C|D")]
    [TestCase("\"-name\"", "D|C|B|A")]
    [Cites("FACTS §5")]
    public async Task Sorts_by_one_rule_as_the_type_compares(string sort, string names)
    {
        await Api.PostAsync($"{Companies}/batch/create", """
            {"inputs":[{"properties":{"name":"A","numberofemployees":"20"}},{"properties":{"name":"B","numberofemployees":"3"}},
                       {"properties":{"name":"C","numberofemployees":"100"}},{"properties":{"name":"D"}}]}
            """);

        var reply = await Api.PostAsync($"{Companies}/search", $$"""{"sorts":[{{sort}}]}""");

        Assert.That(string.Join('|', reply.Each("results", "properties.name")), Is.EqualTo(names));
    }

    [TestCase("ana", 1)]
    [TestCase("ANA ruiz", 1)]
    [TestCase("example.net", 1)]
    [TestCase("northwind", 1)]
    [TestCase("bilbao", 0)]
    [Cites("FACTS §5")]
    public async Task Searches_the_query_in_the_documented_properties_only(string query, int total)
    {
        await Api.CreateAsync("contacts", """{"email":"a@example.net","firstname":"Ana","lastname":"Ruiz","company":"Northwind","city":"Bilbao"}""");

        Assert.That((await SearchAsync($$"""{"query":"{{query}}"}"""))["total"], Is.EqualTo($"{total}"));
    }

    [TestCase("+34 911 222 333", "911222333", 1)]
    [TestCase("+1 (415) 555-0100", "4155550100", 1)]
    [TestCase("0911 222", "34911222", 0)]
    [Cites("FACTS §5")]
    public async Task Finds_a_phone_number_by_its_digits_without_country_code(string phone, string query, int total)
    {
        await Api.CreateAsync("contacts", $$"""{"email":"a@example.net","phone":"{{phone}}"}""");

        Assert.That((await SearchAsync($$"""{"query":"{{query}}"}"""))["total"], Is.EqualTo($"{total}"));
    }

    [TestCase("""{"limit":201}""")]
    [TestCase("""{"limit":0}""")]
    [TestCase("""{"after":9901,"limit":100}""")]
    [TestCase("""{"sorts":["email","phone"]}""")]
    [TestCase("""{"sorts":["favourite_colour"]}""")]
    [Cites("FACTS §5, sandbox.md: Choices")]
    public async Task Refuses_what_is_out_of_bounds(string body)
    {
        var reply = await SearchAsync(body);

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["category"], Is.EqualTo("VALIDATION_ERROR"));
    }

    [TestCase(5, 3, 200)]
    [TestCase(3, 6, 200)]
    [TestCase(6, 1, 400)]
    [TestCase(1, 7, 400)]
    [TestCase(4, 5, 400)]
    [Cites("FACTS §5")]
    public async Task Takes_at_most_5_groups_6_filters_each_and_18_in_all(int groups, int filters, int status)
    {
        var group = $$"""{"filters":[{{string.Join(',', Enumerable.Repeat("""{"propertyName":"phone","operator":"HAS_PROPERTY"}""", filters))}}]}""";

        var reply = await SearchAsync($$"""{"filterGroups":[{{string.Join(',', Enumerable.Repeat(group, groups))}}]}""");

        Assert.That(reply.Status, Is.EqualTo(status));
    }

    [TestCase(2900, 200)]
    [TestCase(3000, 400)]
    [Cites("FACTS §5")]
    public async Task Refuses_a_body_over_3000_characters(int length, int status)
    {
        Assert.That((await SearchAsync($$"""{"query":"{{new string('x', length)}}"}""")).Status, Is.EqualTo(status));
    }

    [Test]
    [Cites("FACTS §5")]
    public async Task Reaches_10000_results_though_there_are_more()
    {
        for (var batch = 0; batch < 101; batch++)
        {
            var inputs = string.Join(',', Enumerable.Repeat("""{"properties":{"name":"N"}}""", 100));
            await Api.PostAsync($"{Companies}/batch/create", $$"""{"inputs":[{{inputs}}]}""");
        }

        var last = await Api.PostAsync($"{Companies}/search", """{"limit":200,"after":"9800"}""");
        var beyond = await Api.PostAsync($"{Companies}/search", """{"limit":200,"after":"10000"}""");

        Assert.That(last["total"], Is.EqualTo("10100"));
        Assert.That(last["paging.next.after"], Is.EqualTo("10000"));
        Assert.That(beyond.Status, Is.EqualTo(400));
    }

    private Task<Reply> SearchAsync(string body) => Api.PostAsync($"{Contacts}/search", body);
}
