using HubSpotCrm.Application.Errors;
using HubSpotCrm.Domain.Contacts;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Http;

/// <summary>Which of our fields HubSpot complains about, however it says so.</summary>
public sealed class RefusedValuesTests : SandboxFixture
{
    [Test]
    public async Task Names_our_field_of_a_bad_option() => Assert.That(await FieldsAsync(new() { LeadStatus = Text("MAYBE") }), Is.EqualTo(["leadStatus"]));

    [Test]
    public async Task Says_which_options_there_are() =>
        Assert.That((await RefusalAsync(new() { LeadStatus = Text("MAYBE") }) as CrmRejectedException)?.Fields["leadStatus"][0], Does.StartWith("MAYBE was not one of the allowed options"));

    [Test]
    public async Task Names_a_property_that_does_not_exist() =>
        Assert.That(await FieldsAsync(new() { CustomProperties = Custom("no_such_property", "x") }), Is.EqualTo(["customProperties.no_such_property"]));

    [Test]
    public async Task Names_a_property_that_cannot_be_written() =>
        Assert.That(await FieldsAsync(new() { CustomProperties = Custom("hs_object_id", "1") }), Is.EqualTo(["customProperties.hs_object_id"]));

    [Test]
    public async Task Names_a_property_with_a_bad_number()
    {
        await Sandbox.AddPropertyAsync("score", "\"type\":\"number\",\"fieldType\":\"number\"");

        Assert.That(await FieldsAsync(new() { CustomProperties = Custom("score", "many") }), Is.EqualTo(["customProperties.score"]));
    }

    [Test]
    public async Task Names_every_field_that_is_refused()
    {
        var fields = new ContactFields { LeadStatus = Text("MAYBE"), LifecycleStage = Text("unknown"), CustomProperties = Custom("no_such_property", "x") };

        Assert.That(await FieldsAsync(fields), Is.EquivalentTo(["leadStatus", "lifecycleStage", "customProperties.no_such_property"]));
    }

    [TestCase("""{"contacts":{"required":["firstname"]}}""", "firstName")]
    [TestCase("""{"contacts":{"conditional":[{"property":"city","when":"country"}]}}""", "city")]
    public async Task Names_our_field_that_the_account_requires(string rules, string field)
    {
        await Sandbox.SetAsync($$"""{"validation":{{rules}}}""");

        Assert.That(await FieldsAsync(new() { Country = Text("Spain") }), Is.EqualTo([field]));
    }

    [Test]
    public async Task Takes_a_taken_unique_value_as_a_conflict()
    {
        await Sandbox.AddPropertyAsync("external_id", "\"type\":\"string\",\"fieldType\":\"text\",\"hasUniqueValue\":true");
        await HubSpot.Writer.CreateAsync(new() { Email = Text("li@example.org"), CustomProperties = Custom("external_id", "A-1") }, Ct);

        Assert.That(await RefusalAsync(new() { CustomProperties = Custom("external_id", "A-1") }), Is.TypeOf<CrmConflictException>());
    }

    [Test]
    public async Task Says_what_HubSpot_said_when_it_names_no_field()
    {
        var made = await CreateAsync("ana@example.net");

        Assert.That(() => HubSpot.Merger.MergeAsync(Id(made.Id), Id(made.Id), Ct), Throws.TypeOf<CrmRejectedException>().With.Message.Contains("Cannot merge a record with itself"));
    }

    private async Task<IEnumerable<string>> FieldsAsync(ContactFields fields) => (await RefusalAsync(fields) as CrmRejectedException)?.Fields.Keys ?? [];

    private async Task<Exception?> RefusalAsync(ContactFields fields)
    {
        try
        {
            await HubSpot.Writer.CreateAsync(fields with { Email = Text("ana@example.net") }, Ct);
            return null;
        }
        catch (CrmException refusal)
        {
            return refusal;
        }
    }
}
