using FluentValidation;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Companies;

/// <summary>Finds companies by domain: first where we wrote it, then by search. HubSpot keeps domains neither unique nor found at once.</summary>
internal sealed class CompanyKeys(ICrmReader<Company> companies, IRecordKeys keys)
{
    private const string Field = "domain";
    private const int Candidates = 10;

    public static UniqueKey Of(CompanyDomain domain) => new(Field, domain.Value);

    /// <summary>The company, or null. Of several with one domain the oldest.</summary>
    public async Task<Company?> FindAsync(CompanyDomain domain, RecordView view, CancellationToken cancellationToken) =>
        await FindKeptAsync(domain, view, cancellationToken) ?? await SearchAsync(domain, view, cancellationToken);

    /// <summary>A company that this service wrote or found, if it still has the domain.</summary>
    public async Task<Company?> FindKeptAsync(CompanyDomain domain, RecordView view, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(Company.ObjectType, Of(domain), cancellationToken) is not { } id)
            return null;
        if (await GetAsync(id, domain, view, cancellationToken) is { } known)
            return known;
        await keys.ForgetAsync(Company.ObjectType, new(Of(domain), id), cancellationToken);
        return null;
    }

    /// <summary>A company that the CRM's search shows; it is known from now on.</summary>
    public async Task<Company?> SearchAsync(CompanyDomain domain, RecordView view, CancellationToken cancellationToken)
    {
        var search = new RecordSearch(Query: null, [[new(Field, SearchOperator.In, Value: null, domain.Writings, High: null)]], Sort: null, Candidates, After: 0);
        foreach (var candidate in (await companies.SearchAsync(search, RecordView.Typed, cancellationToken)).Results)
        {
            if (await RecallAsync(candidate.Id, domain, view, cancellationToken) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>The company of an id, if it has the domain; it is known from now on.</summary>
    public async Task<Company?> RecallAsync(string id, CompanyDomain domain, RecordView view, CancellationToken cancellationToken)
    {
        if (await GetAsync(id, domain, view, cancellationToken) is not { } company)
            return null;
        await keys.RememberAsync(Company.ObjectType, [new(Of(domain), company.Id)], cancellationToken);
        return company;
    }

    // What we wrote may have been changed or archived since, and the search shows for some seconds what was.
    private async Task<Company?> GetAsync(string id, CompanyDomain domain, RecordView view, CancellationToken cancellationToken)
    {
        try
        {
            var company = await companies.GetAsync(new(id), view, cancellationToken);
            return CompanyDomain.TryParse(company.Domain, out var now) && now == domain ? company : null;
        }
        catch (CrmRecordNotFoundException)
        {
            return null;
        }
    }
}

internal static class CompanyDomainRules
{
    public static IRuleBuilderOptions<T, string> IsDomain<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(domain => CompanyDomain.TryParse(domain, out _)).WithMessage("Must be a domain such as northwind-bikes.example.net.").OverridePropertyName("domain");
}
