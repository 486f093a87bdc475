using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Values;

public sealed class AccountRuleTests : SandboxFixture
{
    private const string Contact = """{"properties":{"email":"a@example.net"}}""";

    [Test]
    [Cites("FACTS §10.4")]
    public async Task Enforces_the_required_properties_of_the_account_on_2026_09_only()
    {
        await Api.SetAsync("""{"validation":{"contacts":{"required":["firstname"]}}}""");

        var newest = await Api.PostAsync(Contacts, Contact);

        Assert.That(newest.Status, Is.EqualTo(400));
        Assert.That(newest["message"], Is.EqualTo("The property values provided are invalid"));
        Assert.That(newest["errors.0.code"], Is.EqualTo("MISSING_REQUIRED_PROPERTY"));
        Assert.That(newest["errors.0.message"], Is.EqualTo("A value for firstname must be provided"));
        Assert.That((await Api.PostAsync("/crm/objects/2026-03/contacts", Contact)).Status, Is.EqualTo(201));
    }

    [Test]
    [Cites("FACTS §10.4")]
    public async Task Enforces_conditionally_required_properties()
    {
        await Api.SetAsync("""{"validation":{"contacts":{"conditional":[{"property":"city","when":"country"}]}}}""");

        var reply = await Api.PostAsync(Contacts, """{"properties":{"email":"b@example.net","country":"Spain"}}""");

        Assert.That(reply["errors.0.code"], Is.EqualTo("MISSING_CONDITIONAL_REQUIRED_PROPERTY"));
        Assert.That(reply["errors.0.message"], Is.EqualTo("city is required because of a conditional property rule based on [country]"));
        Assert.That((await Api.PostAsync(Contacts, Contact)).Status, Is.EqualTo(201));
    }

    [Test]
    [Cites("FACTS §10.4")]
    public async Task Has_no_such_rules_by_default()
    {
        Assert.That((await Api.PostAsync(Contacts, Contact)).Status, Is.EqualTo(201));
    }
}
