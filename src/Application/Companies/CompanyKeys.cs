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
    public async Task<Company?> FindAsync(CompanyDomain domain, RecordView view, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(Company.ObjectType, Of(domain), cancellationToken) is { } id)
        {
            if (await GetAsync(id, domain, view, cancellationToken) is { } known)
                return known;
            await keys.ForgetAsync(Company.ObjectType, new(Of(domain), id), cancellationToken);
        }

        var search = new RecordSearch(Query: null, [[new(Field, SearchOperator.In, Value: null, domain.Writings, High: null)]], Sort: null, Candidates, After: 0);
        foreach (var candidate in (await companies.SearchAsync(search, RecordView.Typed, cancellationToken)).Results)
        {
            if (await GetAsync(candidate.Id, domain, view, cancellationToken) is not { } found)
                continue;
            await keys.RememberAsync(Company.ObjectType, [new(Of(domain), found.Id)], cancellationToken);
            return found;
        }

        return null;
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
