using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Search;

public sealed class FilterTests : SandboxFixture
{
    [SetUp]
    public async Task FillAsync()
    {
        await Api.CreateAsync("deals", Deal("Northwind renewal", "contractsent", 1000, "2026-11-01"));
        await Api.CreateAsync("deals", Deal("Contoso start", "closedwon", 5000, "2026-11-20"));
        await Api.CreateAsync("deals", """{"dealname":"Fabrikam north-east","dealstage":"closedwon"}""");
    }

    [TestCase("dealname", "EQ", "\"value\":\"NORTHWIND RENEWAL\"", "Northwind renewal")]
    [TestCase("dealstage", "EQ", "\"value\":\"contractsent\"", "Northwind renewal")]
    [TestCase("dealstage", "EQ", "\"value\":\"ContractSent\"", "")]
    [TestCase("amount", "EQ", "\"value\":\"1000.0\"", "Northwind renewal")]
    [TestCase("amount", "NEQ", "\"value\":\"1000\"", "Contoso start")]
    [TestCase("amount", "LT", "\"value\":\"5000\"", "Northwind renewal")]
    [TestCase("amount", "LTE", "\"value\":\"5000\"", "Northwind renewal|Contoso start")]
    [TestCase("amount", "GT", "\"value\":\"999\"", "Northwind renewal|Contoso start")]
    [TestCase("amount", "GTE", "\"value\":5000", "Contoso start")]
    [TestCase("amount", "BETWEEN", "\"value\":\"1000\",\"highValue\":\"5000\"", "Northwind renewal|Contoso start")]
    [TestCase("closedate", "GT", "\"value\":\"2026-11-10\"", "Contoso start")]
    [TestCase("closedate", "LT", "\"value\":\"1794268800000\"", "Northwind renewal")]
    [TestCase("dealstage", "IN", "\"values\":[\"contractsent\",\"closedwon\"]", "Northwind renewal|Contoso start|Fabrikam north-east")]
    [TestCase("dealname", "IN", "\"values\":[\"contoso start\"]", "Contoso start")]
    [TestCase("dealname", "IN", "\"values\":[\"Contoso start\"]", "")]
    [TestCase("amount", "NOT_IN", "\"values\":[\"1000\"]", "Contoso start")]
    [TestCase("amount", "HAS_PROPERTY", "\"value\":\"\"", "Northwind renewal|Contoso start")]
    [TestCase("amount", "NOT_HAS_PROPERTY", "\"value\":\"\"", "Fabrikam north-east")]
    [TestCase("dealname", "CONTAINS_TOKEN", "\"value\":\"NORTH\"", "Fabrikam north-east")]
    [TestCase("dealname", "CONTAINS_TOKEN", "\"value\":\"north*\"", "Northwind renewal|Fabrikam north-east")]
    [TestCase("dealname", "NOT_CONTAINS_TOKEN", "\"value\":\"north*\"", "Contoso start")]
    [TestCase("hs_object_id", "GT", "\"value\":\"29800011702\"", "Fabrikam north-east")]
    [TestCase("associations.contact", "EQ", "\"value\":\"1\"", "")]
    [Cites("FACTS §5")]
    public async Task Finds_what_the_operator_says(string property, string op, string operands, string names)
    {
        var reply = await SearchAsync($$$"""{"filterGroups":[{"filters":[{"propertyName":"{{{property}}}","operator":"{{{op}}}",{{{operands}}}}]}],"properties":["dealname"]}""");

        Assert.That(reply.Status, Is.EqualTo(200), reply.Text);
        Assert.That(string.Join('|', reply.Each("results", "properties.dealname")), Is.EqualTo(names));
    }

    [TestCase("*@example.net", 1)]
    [TestCase("ana.ruiz@example.net", 1)]
    [TestCase("ruiz", 1)]
    [TestCase("rui", 0)]
    [Cites("FACTS §5")]
    public async Task Finds_emails_by_their_tokens(string token, int total)
    {
        await Api.CreateContactAsync("ana.ruiz@example.net");

        var reply = await Api.PostAsync(
            $"{Contacts}/search",
            $$"""{"filters":[{"propertyName":"email","operator":"CONTAINS_TOKEN","value":"{{token}}"}]}""");

        Assert.That(reply["total"], Is.EqualTo($"{total}"));
    }

    [Test]
    [Cites("FACTS §5")]
    public async Task Joins_groups_by_or_and_the_filters_of_a_group_by_and()
    {
        var reply = await SearchAsync("""
            {"filterGroups":[
              {"filters":[{"propertyName":"dealstage","operator":"EQ","value":"closedwon"},{"propertyName":"amount","operator":"GT","value":"1"}]},
              {"filters":[{"propertyName":"amount","operator":"EQ","value":"1000"}]}],"properties":["dealname"]}
            """);

        Assert.That(reply.Each("results", "properties.dealname"), Is.EqualTo(new[] { "Northwind renewal", "Contoso start" }));
    }

    [TestCase("""{"propertyName":"favourite_colour","operator":"EQ","value":"1"}""")]
    [TestCase("""{"propertyName":"amount","operator":"LIKE","value":"1"}""")]
    [TestCase("""{"propertyName":"amount","operator":"EQ"}""")]
    [TestCase("""{"propertyName":"amount","operator":"IN","value":"1"}""")]
    [TestCase("""{"propertyName":"amount","operator":"BETWEEN","value":"1"}""")]
    [TestCase("""{"propertyName":"amount","operator":"GT","value":"many"}""")]
    [TestCase("""{"operator":"EQ","value":"1"}""")]
    [Cites("FACTS §5, sandbox.md: Choices")]
    public async Task Refuses_an_unknown_property_or_operator_and_missing_operands(string filter)
    {
        var reply = await SearchAsync($$"""{"filterGroups":[{"filters":[{{filter}}]}]}""");

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["category"], Is.EqualTo("VALIDATION_ERROR"));
    }

    [Test]
    [Cites("FACTS §5")]
    public async Task Cannot_filter_by_the_html_of_an_email()
    {
        var reply = await Api.PostAsync("/crm/v3/objects/emails/search", """{"filters":[{"propertyName":"hs_email_html","operator":"HAS_PROPERTY"}]}""");

        Assert.That(reply.Status, Is.EqualTo(400));
    }

    private static string Deal(string name, string stage, int amount, string closes) =>
        $$"""{"dealname":"{{name}}","dealstage":"{{stage}}","amount":"{{amount}}","closedate":"{{closes}}"}""";

    private Task<Reply> SearchAsync(string body) => Api.PostAsync($"{Deals}/search", body);
}
