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

    public static UniqueKey Of(CompanyDomain domain) => new(Field, domain.Value);

    /// <summary>The company, or null. Of several with one domain the oldest.</summary>
    public async Task<Company?> FindAsync(CompanyDomain domain, RecordView view, CancellationToken cancellationToken)
    {
        if (keys.Find(Company.ObjectType, Of(domain)) is { } id)
        {
            if (await GetAsync(id, domain, view, cancellationToken) is { } known)
                return known;
            keys.Forget(Company.ObjectType, Of(domain));
        }

        var search = new RecordSearch(Query: null, [[new(Field, SearchOperator.In, Value: null, domain.Writings, High: null)]], Sort: null, Limit: 1, After: 0);
        var found = (await companies.SearchAsync(search, view, cancellationToken)).Results;
        return found.Count == 0 ? null : view.Include.Count == 0 ? found[0] : await companies.GetAsync(new(found[0].Id), view, cancellationToken);
    }

    // What we wrote may have been changed or archived by others since.
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
