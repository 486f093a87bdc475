using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Domain.Owners;
using HubSpotCrm.Domain.Pipelines;
using HubSpotCrm.Domain.Properties;
using HubSpotCrm.Domain.Records;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.ReferenceData;

/// <summary>Pipelines, owners, properties and outcomes of an account, in every version of HubSpot's paths.</summary>
[TestFixture("2026-09")]
[TestFixture("2026-03")]
[TestFixture("v3")]
public sealed class AccountTests(string version) : SandboxFixture
{
    private HubSpotClient _versioned = null!;

    [SetUp]
    public void Choose() => _versioned = Client(("ApiVersion", version));

    [TearDown]
    public async Task CloseVersionAsync() => await _versioned.DisposeAsync();

    [Test]
    public async Task Has_the_stages_of_deals_with_their_chances()
    {
        var sales = (await PipelinesAsync(CrmObjectType.Deal)).Single();

        Assert.That((sales.Id, sales.Label, sales.Stages.Count), Is.EqualTo(("default", "Sales Pipeline", 7)));
        Assert.That(sales.Stages.Skip(4), Is.EqualTo(new PipelineStage[]
        {
            new("contractsent", "Contract Sent", 0.9m, IsClosed: false), new("closedwon", "Closed Won", 1m, IsClosed: true), new("closedlost", "Closed Lost", 0m, IsClosed: true),
        }));
    }

    [Test]
    public async Task Has_the_stages_of_tickets_without_chances() => Assert.That((await PipelinesAsync(CrmObjectType.Ticket)).Single().Stages, Is.EqualTo(new PipelineStage[]
    {
        new("1", "New", null, IsClosed: false), new("2", "Waiting on contact", null, IsClosed: false), new("3", "Waiting on us", null, IsClosed: false), new("4", "Closed", null, IsClosed: true),
    }));

    [Test]
    public async Task Keeps_the_pipelines_until_they_are_asked_for_again()
    {
        var before = await PipelinesAsync(CrmObjectType.Deal);
        await Sandbox.AddPipelineAsync("Renewals", "Due");
        var known = await PipelinesAsync(CrmObjectType.Deal);
        var now = await PipelinesAsync(CrmObjectType.Deal, Freshness.Now);

        Assert.That((before.Count, known.Count, now.Select(pipeline => pipeline.Label).Last()), Is.EqualTo((1, 1, "Renewals")));
    }

    [Test]
    public async Task Has_the_owners_who_are_there() => Assert.That(
        (await OwnersAsync(archived: false)).Select(owner => owner.Email), Is.EquivalentTo(["sam.lee@example.com", "maria.gomez@example.com", "tom.becker@example.com", "support@example.com"]));

    [Test]
    public async Task Has_the_owners_who_have_left() => Assert.That(await OwnersAsync(archived: true), Is.EqualTo([new Owner("64492920", "nina.shah@example.com", "Nina", "Shah", Archived: true)]));

    [TestCaseSource(nameof(Types))]
    public async Task Has_properties_of_every_type(CrmObjectType type) => Assert.That((await PropertiesAsync(type)).Select(property => property.Name), Does.Contain("hubspot_owner_id"));

    [Test]
    public async Task Knows_the_options_of_an_enumeration() =>
        Assert.That((await PropertyAsync(CrmObjectType.Call, "hs_call_direction")).Options, Is.EqualTo([new PropertyOption("INBOUND", "Inbound"), new PropertyOption("OUTBOUND", "Outbound")]));

    [TestCase("hs_object_id", true)]
    [TestCase("firstname", false)]
    public async Task Knows_what_HubSpot_alone_writes(string name, bool readOnly) => Assert.That((await PropertyAsync(CrmObjectType.Contact, name)).ReadOnly, Is.EqualTo(readOnly));

    [Test]
    public async Task Knows_what_is_unique()
    {
        await Sandbox.AddPropertyAsync("external_id", "\"type\":\"string\",\"fieldType\":\"text\",\"hasUniqueValue\":true");

        Assert.That(await PropertyAsync(CrmObjectType.Contact, "external_id"), Has.Property("Unique").True.And.Property("Options").Null);
    }

    [Test]
    public async Task Has_the_outcomes_of_calls() => Assert.That(
        (await OutcomesAsync(Freshness.Known)).Select(outcome => outcome.Label), Is.SupersetOf(new[] { "Busy", "Connected", "Left live message", "Left voicemail", "No answer", "Wrong number" }));

    [Test]
    public async Task Knows_the_standard_outcomes_while_HubSpot_is_down()
    {
        await DropAllAsync();

        Assert.That((await OutcomesAsync(Freshness.Known)).Select(outcome => outcome.Label), Does.Contain("Connected"));
        Assert.That(() => OutcomesAsync(Freshness.Now), Throws.InstanceOf<CrmException>());
    }

    [Test]
    public async Task Gives_what_it_knows_while_HubSpot_is_down()
    {
        var before = await OwnersAsync(archived: false);
        await DropAllAsync();

        Assert.That(await OwnersAsync(archived: false), Is.EqualTo(before));
        Assert.That(() => _versioned.Get<ICrmOwners>().ListAsync(archived: false, Freshness.Now, Ct), Throws.InstanceOf<CrmException>());
    }

    private static IEnumerable<CrmObjectType> Types => Enum.GetValues<CrmObjectType>();

    private Task DropAllAsync() => Sandbox.FailAsync("""[{"match":{},"kind":"status","status":400}]""");

    private Task<IReadOnlyList<CrmPipeline>> PipelinesAsync(CrmObjectType type, Freshness freshness = Freshness.Known) => _versioned.Get<ICrmPipelines>().ListAsync(type, freshness, Ct);

    private Task<IReadOnlyList<Owner>> OwnersAsync(bool archived) => _versioned.Get<ICrmOwners>().ListAsync(archived, Freshness.Known, Ct);

    private Task<IReadOnlyList<PropertyDefinition>> PropertiesAsync(CrmObjectType type) => _versioned.Get<ICrmProperties>().ListAsync(type, Freshness.Known, Ct);

    private async Task<PropertyDefinition> PropertyAsync(CrmObjectType type, string name) => (await PropertiesAsync(type)).Single(property => property.Name == name);

    private Task<IReadOnlyList<CallOutcome>> OutcomesAsync(Freshness freshness) => _versioned.Get<ICallOutcomes>().ListAsync(freshness, Ct);
}
