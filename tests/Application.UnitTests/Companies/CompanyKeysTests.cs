using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Companies;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Records;

namespace Application.UnitTests.Companies;

/// <summary>Which company has a domain: HubSpot keeps domains neither unique nor found at once.</summary>
public sealed class CompanyKeysTests : UseCases
{
    private const string Domain = "northwind-bikes.example.net";

    private static readonly UniqueKey Key = new("domain", Domain);

    private Mock<ICrmReader<Company>> Companies => Port<ICrmReader<Company>>();

    private Mock<IRecordKeys> Keys => Port<IRecordKeys>();

    [TestCase(Domain)]
    [TestCase("www.northwind-bikes.example.net")]
    public async Task Reads_a_company_that_we_wrote_without_searching(string writing)
    {
        Remembers("7");
        Holds("7", writing);

        Assert.That(await FindAsync(" WWW.Northwind-Bikes.example.NET. "), Is.EqualTo("7"));
    }

    [TestCase("elsewhere.example.net")]
    [TestCase("")]
    [TestCase(null)]
    public async Task Searches_when_the_company_has_another_domain_by_now(string? writing)
    {
        Remembers("7");
        Holds("7", writing);
        Finds("9");
        Holds("9", Domain);

        Assert.That(await FindAsync(Domain), Is.EqualTo("9"));
        Keys.Verify(port => port.ForgetAsync(CrmObjectType.Company, new(Key, "7"), Ct), Times.Once);
    }

    [Test]
    public async Task Searches_when_the_company_is_archived_by_now()
    {
        Remembers("7");
        Misses("7");
        Finds("9");
        Holds("9", Domain);

        Assert.That(await FindAsync(Domain), Is.EqualTo("9"));
    }

    [Test]
    public async Task Searches_for_a_company_that_others_wrote()
    {
        Remembers(id: null);
        Finds("9");
        Holds("9", "www." + Domain);

        Assert.That(await FindAsync(Domain), Is.EqualTo("9"));
        Keys.Verify(port => port.RememberAsync(CrmObjectType.Company, It.Is<IReadOnlyCollection<HeldKey>>(held => held.Single() == new HeldKey(Key, "9")), Ct), Times.Once);
    }

    [Test]
    public async Task Searches_for_both_writings()
    {
        Remembers(id: null);
        Finds("9");
        Holds("9", Domain);
        await FindAsync(Domain);

        var search = Companies.Invocations.Single(call => call.Method.Name == nameof(ICrmReader<>.SearchAsync)).Arguments[0] as RecordSearch;
        Assert.That(search?.AnyOf.Single().Single().Values, Is.EqualTo([Domain, "www." + Domain]));
    }

    [Test]
    public async Task Passes_over_what_the_search_shows_for_some_seconds_too_long()
    {
        Remembers(id: null);
        Finds("5", "6", "9");
        Misses("5");
        Holds("6", "elsewhere.example.net");
        Holds("9", Domain);

        Assert.That(await FindAsync(Domain), Is.EqualTo("9"));
    }

    [Test]
    public Task Finds_nothing_when_all_that_the_search_shows_is_gone()
    {
        Remembers(id: null);
        Finds("5");
        Misses("5");

        return Refusals.NotFoundAsync(() => FindAsync(Domain));
    }

    [Test]
    public async Task Reads_a_found_company_with_what_is_asked_for()
    {
        var view = new RecordView(["hs_timezone"]) { Include = ["contacts"] };
        Remembers(id: null);
        Finds("9");
        Companies.Setup(port => port.GetAsync(new("9"), view, Ct)).ReturnsAsync(new Company { Id = "9", Domain = Domain, City = "Madrid" });

        Assert.That((await SendAsync(new FindCompanyByDomainQuery(Domain, view))).City, Is.EqualTo("Madrid"));
    }

    [Test]
    public async Task Refuses_what_is_no_domain() => Assert.That(await Refusals.FieldsAsync(() => FindAsync("northwind")), Is.EqualTo(["domain"]));

    [TestCase("calls", new string[0])]
    [TestCase("owners", new[] { "include" })]
    public async Task Refuses_to_include_what_is_no_record(string include, string[] refused)
    {
        var view = RecordView.Typed with { Include = [include] };
        Remembers("7");
        Companies.Setup(port => port.GetAsync(new("7"), view, Ct)).ReturnsAsync(new Company { Id = "7", Domain = Domain });

        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new FindCompanyByDomainQuery(Domain, view))), Is.EqualTo(refused));
    }

    private async Task<string> FindAsync(string domain) => (await SendAsync(new FindCompanyByDomainQuery(domain, RecordView.Typed))).Id;

    private void Remembers(string? id)
    {
        Keys.Setup(port => port.FindAsync(CrmObjectType.Company, Key, Ct)).ReturnsAsync(id);
        Keys.Setup(port => port.ForgetAsync(CrmObjectType.Company, new(Key, "7"), Ct)).Returns(Task.CompletedTask);
        Keys.Setup(port => port.RememberAsync(CrmObjectType.Company, It.IsAny<IReadOnlyCollection<HeldKey>>(), Ct)).Returns(Task.CompletedTask);
    }

    private void Holds(string id, string? domain) => Companies.Setup(port => port.GetAsync(new(id), RecordView.Typed, Ct)).ReturnsAsync(new Company { Id = id, Domain = domain });

    private void Misses(string id) => Companies.Setup(port => port.GetAsync(new(id), RecordView.Typed, Ct)).ThrowsAsync(CrmRecordNotFoundException.Of(CrmObjectType.Company));

    // The search shows what was: every hit seems to have the domain.
    private void Finds(params string[] ids) => Companies.Setup(port => port.SearchAsync(It.IsAny<RecordSearch>(), It.IsAny<RecordView>(), Ct))
        .ReturnsAsync(new SearchPage<Company>(ids.Length, [.. ids.Select(id => new Company { Id = id, Domain = Domain })], After: null));
}
