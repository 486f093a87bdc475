using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Values;

public sealed class DateValueTests : SandboxFixture
{
    [TestCase("2026-11-23T09:30:00Z", "2026-11-23T09:30:00.000Z")]
    [TestCase("2026-11-23T10:30:00.5+01:00", "2026-11-23T09:30:00.500Z")]
    [TestCase("1795426200000", "2026-11-23T09:30:00.000Z")]
    [TestCase("2026-11-23", "2026-11-23T00:00:00.000Z")]
    [Cites("FACTS §3.5")]
    public async Task Gives_moments_back_in_ISO_8601(string sent, string stored)
    {
        var reply = await Api.PostAsync("/crm/v3/objects/notes", $$$"""{"properties":{"hs_timestamp":"{{{sent}}}"}}""");

        Assert.That(reply["properties.hs_timestamp"], Is.EqualTo(stored));
    }

    [TestCase("2026-11-23", "2026-11-23")]
    [TestCase("1795392000000", "2026-11-23")]
    [Cites("FACTS §3.5")]
    public async Task Gives_days_back_as_days(string sent, string stored)
    {
        await DefineAsync("""{"name":"renewal","label":"Renewal","type":"date","fieldType":"date","groupName":"$group"}""");

        var reply = await Api.PostAsync(Contacts, $$$"""{"properties":{"email":"a@example.net","renewal":"{{{sent}}}"}}""");

        Assert.That(reply["properties.renewal"], Is.EqualTo(stored));
    }

    [Test]
    [Cites("FACTS §3.5")]
    public async Task Refuses_a_day_that_is_not_at_midnight()
    {
        await DefineAsync("""{"name":"renewal","label":"Renewal","type":"date","fieldType":"date","groupName":"$group"}""");

        var reply = await Api.PostAsync(Contacts, """{"properties":{"email":"a@example.net","renewal":"1795392000001"}}""");

        Assert.That(reply["errors.0.code"], Is.EqualTo("INVALID_DATE"));
        Assert.That(reply["errors.0.message"], Is.EqualTo("1795392000001 is at 0:0:0.1 UTC, not midnight!"));
    }

    [Test]
    [Cites("FACTS §3.2, §1")]
    public async Task Normalizes_loose_dates_on_2026_09_with_a_warning_and_refuses_them_elsewhere()
    {
        const string deal = """{"properties":{"dealname":"New","dealstage":"appointmentscheduled","closedate":"2026-9-1"}}""";

        var newest = await Api.PostAsync(Deals, deal);
        var older = await Api.PostAsync("/crm/objects/2026-03/deals", deal);

        Assert.That(newest["properties.closedate"], Is.EqualTo("2026-09-01T00:00:00.000Z"));
        Assert.That(newest["warnings.0.category"], Is.EqualTo("PROPERTY_VALUE_NORMALIZED"));
        Assert.That(newest["warnings.0.context.propertyName"], Is.EqualTo("closedate"));
        Assert.That(newest["warnings.0.context.rawValue"], Is.EqualTo("2026-9-1"));
        Assert.That(older.Status, Is.EqualTo(400));
    }

    private async Task DefineAsync(string definition)
    {
        var group = (await Api.GetAsync("/crm/v3/properties/contacts/email"))["groupName"];
        var reply = await Api.PostAsync("/crm/v3/properties/contacts", definition.Replace("$group", group, StringComparison.Ordinal));
        Assert.That(reply.Status, Is.EqualTo(201), reply.Text);
    }
}
