using TestSupport.Drivers;

namespace Api.FunctionalTests.Companies;

/// <summary>Companies by a domain that no other test has: the service remembers domains.</summary>
public abstract class CompanyByDomainFixture : CrmFixture
{
    protected const string Companies = "/api/v1/companies";
    private static int tests;
    private string _label = "";

    protected string Domain => Here("northwind.example.org");

    [SetUp]
    public void TakeDomain() => _label = $"firm-{Interlocked.Increment(ref tests)}";

    /// <summary>The domain of this test, written in the way of "northwind".</summary>
    protected string Here(string domain) => domain.Replace("northwind", _label, StringComparison.Ordinal).Replace("NORTHWIND", _label.ToUpperInvariant(), StringComparison.Ordinal)
        .Replace("Northwind", char.ToUpperInvariant(_label[0]) + _label[1..], StringComparison.Ordinal);

    protected Task<Answer> FindAsync(string domain) => Reader.GetAsync($"{Companies}/by-domain/{Here(domain)}");

    protected Task<Answer> PutAsync(string domain, object body) => Writer.PutAsync($"{Companies}/by-domain/{Here(domain)}", body);

    /// <summary>A company that somebody made in HubSpot, and that search knows.</summary>
    protected Task<string> GivenForeignAsync(string domain = "northwind.example.org") => HubSpot.CreateAsync("companies", new { domain = Here(domain), name = "Northwind", city = "Madrid" });
}
