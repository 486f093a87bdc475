using HubSpotCrm.Application.Companies;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Companies;

namespace HubSpotCrm.Application.Workflows.Steps;

/// <summary>Finds companies for runs. What it finds by search is not read again: the link that follows tells whether the company is there.</summary>
internal sealed class CompaniesOfDomains(ICrmReader<Company> companies, IRecordKeys keys, DomainSearches searches)
{
    public async Task<string?> FindAsync(CompanyDomain domain, CancellationToken cancellationToken) =>
        await FindKeptAsync(domain, cancellationToken) ?? await searches.FindAsync(domain, cancellationToken);

    /// <summary>A company that this service wrote, if it still has the domain.</summary>
    public async Task<string?> FindKeptAsync(CompanyDomain domain, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(Company.ObjectType, CompanyKeys.Of(domain), cancellationToken) is not { } id)
            return null;
        var company = await GetAsync(id, domain, cancellationToken);
        if (company is null)
            await ForgetAsync(domain, id, cancellationToken);
        else if (company != id)
            await RememberAsync(domain, company, cancellationToken);    // it was merged: the one that answers holds the domain
        return company;
    }

    /// <summary>A company that the CRM's search shows; it is known from now on.</summary>
    public async Task<string?> SearchAsync(CompanyDomain domain, CancellationToken cancellationToken)
    {
        if (await searches.FindAsync(domain, cancellationToken) is not { } id)
            return null;
        await RememberAsync(domain, id, cancellationToken);
        return id;
    }

    /// <summary>The id under which a company answers that has the domain, else null.</summary>
    public async Task<string?> GetAsync(string id, CompanyDomain domain, CancellationToken cancellationToken)
    {
        try
        {
            var company = await companies.GetAsync(new(id), RecordView.Typed, cancellationToken);
            return CompanyDomain.TryParse(company.Domain, out var now) && now == domain ? company.Id : null;
        }
        catch (CrmRecordNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Waits until nobody else makes the company of this domain.</summary>
    public Task<IAsyncDisposable> HoldAsync(CompanyDomain domain, CancellationToken cancellationToken) => keys.HoldAsync(Company.ObjectType, CompanyKeys.Of(domain), cancellationToken);

    public async Task<bool> IsKeptAsync(CompanyDomain domain, CancellationToken cancellationToken) => await keys.FindAsync(Company.ObjectType, CompanyKeys.Of(domain), cancellationToken) is not null;

    public Task RememberAsync(CompanyDomain domain, string id, CancellationToken cancellationToken) => keys.RememberAsync(Company.ObjectType, [new(CompanyKeys.Of(domain), id)], cancellationToken);

    public Task ForgetAsync(CompanyDomain domain, string id, CancellationToken cancellationToken) => keys.ForgetAsync(Company.ObjectType, new(CompanyKeys.Of(domain), id), cancellationToken);
}
