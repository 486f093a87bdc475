using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports.OnceOnly;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.OnceOnly;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.OnceOnly;

public sealed class ProvisioningTests : SandboxFixture
{
    private static readonly CrmObjectType[] All = Enum.GetValues<CrmObjectType>();

    [TestCaseSource(nameof(All))]
    public async Task Makes_a_hidden_unique_property(CrmObjectType type)
    {
        await ProvisionAsync(type);

        using var property = await Sandbox.JsonAsync($"/crm/properties/2026-09/{type.Plural()}/{WriteIdProperty.Name}");
        var members = property.RootElement;
        Assert.That(
            (members.GetProperty("hasUniqueValue").GetBoolean(), members.GetProperty("hidden").GetBoolean(), members.GetProperty("formField").GetBoolean(), members.GetProperty("type").GetString()),
            Is.EqualTo((true, true, false, "string")));
    }

    [TestCaseSource(nameof(All))]
    public async Task Says_that_it_made_the_property(CrmObjectType type) => Assert.That(await ProvisionAsync(type), Is.EqualTo(ProvisioningOutcome.Created));

    [Test]
    public async Task Leaves_a_property_that_is_there()
    {
        await ProvisionAsync(CrmObjectType.Deal);

        Assert.That(await ProvisionAsync(CrmObjectType.Deal), Is.EqualTo(ProvisioningOutcome.AlreadyThere));
    }

    [Test]
    public async Task Makes_one_property_when_two_ask_at_once()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ProvisionAsync(CrmObjectType.Deal)));

        Assert.That(outcomes.Order(), Is.EqualTo(new[] { ProvisioningOutcome.Created, ProvisioningOutcome.AlreadyThere, ProvisioningOutcome.AlreadyThere, ProvisioningOutcome.AlreadyThere }));
    }

    [Test]
    public async Task Brings_back_a_property_that_was_removed()
    {
        await ProvisionAsync(CrmObjectType.Note);
        await Sandbox.RemovePropertyAsync("notes", WriteIdProperty.Name);

        Assert.That(await ProvisionAsync(CrmObjectType.Note), Is.EqualTo(ProvisioningOutcome.Created));
    }

    [Test]
    public async Task Knows_a_property_whose_values_are_not_unique()
    {
        await Sandbox.AddPropertyAsync(WriteIdProperty.Name);

        Assert.That(await ProvisionAsync(CrmObjectType.Contact), Is.EqualTo(ProvisioningOutcome.NotUnique));
    }

    [Test]
    public async Task Names_the_scope_that_the_token_lacks()
    {
        await using var reader = Client(("AccessToken", "sandbox-readonly"));

        Assert.That(() => reader.Get<ICrmProvisioning>().ProvisionAsync(CrmObjectType.Deal, Ct), Throws.TypeOf<CrmAccessException>().With.Property(nameof(CrmAccessException.MissingScopes)).Not.Empty);
    }

    [Test]
    public async Task Takes_a_lost_answer_for_what_is_there_then()
    {
        await Sandbox.FailAsync("""{"match":{"method":"POST","path":"/crm/properties/2026-09/deals"},"kind":"commit-then-drop","count":1}""");

        Assert.That(await ProvisionAsync(CrmObjectType.Deal), Is.EqualTo(ProvisioningOutcome.AlreadyThere));
    }

    private Task<ProvisioningOutcome> ProvisionAsync(CrmObjectType type) => HubSpot.Get<ICrmProvisioning>().ProvisionAsync(type, Ct);
}
