using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Records;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Associations;

[TestFixture("2026-09")]
[TestFixture("2026-03")]
[TestFixture("v3")]
public sealed class HubSpotAssociationsTests(string version) : SandboxFixture
{
    private RecordRef _ana;
    private RecordRef _bikes;
    private HubSpotClient _versioned = null!;

    private ICrmAssociations Associations => _versioned.Get<ICrmAssociations>();

    private ICrmAssociationReader Reader => _versioned.Get<ICrmAssociationReader>();

    [SetUp]
    public async Task MakeRecordsAsync()
    {
        _versioned = Client(("ApiVersion", version));
        _ana = new(CrmObjectType.Contact, (await CreateAsync("ana@example.net")).Id);
        _bikes = await CompanyAsync("Northwind Bikes");
        await Sandbox.AddLabelAsync("contacts", "companies", "Decision maker");
        await Sandbox.AddLabelAsync("contacts", "companies", "Buyer");
    }

    [TearDown]
    public async Task CloseVersionAsync() => await _versioned.DisposeAsync();

    [Test]
    public async Task Is_seen_from_both_sides()
    {
        await Associations.AssociateAsync(_ana, _bikes, label: null, Ct);

        Assert.That((await LabelsAsync(_ana, _bikes), await LabelsAsync(_bikes, _ana)), Is.EqualTo(("", "")));
    }

    [Test]
    public async Task May_be_made_twice()
    {
        await Associations.AssociateAsync(_ana, _bikes, label: null, Ct);
        await Associations.AssociateAsync(_ana, _bikes, label: null, Ct);

        Assert.That((await Reader.ListAsync(_ana, CrmObjectType.Company, 20, after: null, Ct)).Results, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Keeps_its_labels_when_one_is_added()
    {
        await Associations.AssociateAsync(_ana, _bikes, "Decision maker", Ct);
        await Associations.AssociateAsync(_ana, _bikes, "buyer", Ct);

        Assert.That(await LabelsAsync(_ana, _bikes), Is.EqualTo("Buyer, Decision maker"));
    }

    [Test]
    public async Task Keeps_its_labels_when_it_is_made_again_without_one()
    {
        await Associations.AssociateAsync(_ana, _bikes, "Decision maker", Ct);
        await Associations.AssociateAsync(_ana, _bikes, label: null, Ct);

        Assert.That(await LabelsAsync(_ana, _bikes), Is.EqualTo("Decision maker"));
    }

    [Test]
    public async Task Takes_the_mark_from_the_primary_company_before()
    {
        var other = await CompanyAsync("Contoso");
        await Associations.AssociateAsync(_ana, _bikes, "Primary", Ct);
        await Associations.AssociateAsync(_ana, other, "Primary", Ct);

        Assert.That((await LabelsAsync(_ana, _bikes), await LabelsAsync(_ana, other)), Is.EqualTo(("", "Primary")));
    }

    [Test]
    public async Task Keeps_the_mark_of_the_primary_company_when_a_label_is_added()
    {
        await Associations.AssociateAsync(_ana, _bikes, "Primary", Ct);
        await Associations.AssociateAsync(_ana, _bikes, "Buyer", Ct);

        Assert.That(await LabelsAsync(_ana, _bikes), Is.EqualTo("Buyer, Primary"));
    }

    [Test]
    public void Says_which_labels_there_are() => Assert.That(
        () => Associations.AssociateAsync(_ana, _bikes, "Boss", Ct),
        Throws.TypeOf<CrmRejectedException>().With.Message.Contains("'Boss' is no label from contacts to companies. There are: ").And.Message.Contains("Decision maker").And.Property("Fields").ContainKey("label"));

    [Test]
    public async Task Finds_a_label_that_was_made_a_moment_ago()
    {
        await Associations.AssociateAsync(_ana, _bikes, "Buyer", Ct);
        await Sandbox.AddLabelAsync("contacts", "deals", "Payer");
        var deal = new RecordRef(CrmObjectType.Deal, (await HubSpot.Get<ICrmWriter<HubSpotCrm.Domain.Deals.Deal, HubSpotCrm.Domain.Deals.DealFields>>()
            .CreateAsync(new(new() { Name = Text("Bikes"), Stage = Text("closedwon") }, []), Ct)).Id);

        await Associations.AssociateAsync(_ana, deal, "Payer", Ct);

        Assert.That(await LabelsAsync(_ana, deal), Is.EqualTo("Payer"));
    }

    [TestCase(null)]
    [TestCase("Buyer")]
    public void Finds_nothing_when_the_other_record_does_not_exist(string? label) =>
        Assert.That(() => Associations.AssociateAsync(_ana, new(CrmObjectType.Company, "18899999999"), label, Ct), Throws.TypeOf<CrmRecordNotFoundException>());

    [TestCase(null)]
    [TestCase("Buyer")]
    public void Finds_nothing_when_the_record_does_not_exist(string? label) =>
        Assert.That(() => Associations.AssociateAsync(new(CrmObjectType.Contact, "51299999999"), _bikes, label, Ct), Throws.TypeOf<CrmRecordNotFoundException>());

    [Test]
    public void Lists_nothing_of_a_record_that_does_not_exist() =>
        Assert.That(() => Reader.ListAsync(new(CrmObjectType.Contact, "51299999999"), CrmObjectType.Company, 20, after: null, Ct), Throws.TypeOf<CrmRecordNotFoundException>());

    [Test]
    public async Task Is_removed_with_its_labels_and_may_be_twice()
    {
        await Associations.AssociateAsync(_ana, _bikes, "Buyer", Ct);
        await Associations.DissociateAsync(_ana, _bikes, Ct);
        await Associations.DissociateAsync(_ana, _bikes, Ct);

        Assert.That((await Reader.ListAsync(_ana, CrmObjectType.Company, 20, after: null, Ct)).Results, Is.Empty);
    }

    [Test]
    public async Task Comes_in_pages()
    {
        var ids = new List<string> { _bikes.Id, (await CompanyAsync("Contoso")).Id, (await CompanyAsync("Fabrikam")).Id };
        foreach (var id in ids)
            await Associations.AssociateAsync(_ana, new(CrmObjectType.Company, id), label: null, Ct);

        var first = await Reader.ListAsync(_ana, CrmObjectType.Company, 2, after: null, Ct);
        var second = await Reader.ListAsync(_ana, CrmObjectType.Company, 2, first.After, Ct);

        Assert.That(first.Results.Concat(second.Results).Select(each => each.Id), Is.EquivalentTo(ids));
        Assert.That(second.After, Is.Null);
    }

    [TestCase("PUT", null)]
    [TestCase("PUT", "Buyer")]
    public async Task Says_that_HubSpot_cannot_be_reached(string method, string? label)
    {
        await Associations.AssociateAsync(_ana, await CompanyAsync("Contoso"), "Buyer", Ct);
        await Sandbox.FailAsync($$"""[{"match":{"method":"{{method}}"},"kind":"drop"}]""");

        Assert.That(() => Associations.AssociateAsync(_ana, _bikes, label, Ct), Throws.TypeOf<CrmUnavailableException>());
    }

    [Test]
    public async Task Says_that_HubSpot_cannot_be_reached_to_remove_it()
    {
        await Sandbox.FailAsync("""[{"match":{"method":"DELETE"},"kind":"drop"}]""");

        Assert.That(() => Associations.DissociateAsync(_ana, _bikes, Ct), Throws.TypeOf<CrmUnavailableException>());
    }

    private async Task<RecordRef> CompanyAsync(string name) => new(CrmObjectType.Company, (await HubSpot.Get<ICrmWriter<Company, CompanyFields>>().CreateAsync(new(new() { Name = Text(name) }, []), Ct)).Id);

    private async Task<string> LabelsAsync(RecordRef from, RecordRef to) => string.Join(
        ", ", (await Reader.ListAsync(from, to.Type, 20, after: null, Ct)).Results.Single(each => each.Id == to.Id).Labels.Order(StringComparer.Ordinal));
}
