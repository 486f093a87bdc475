using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Workflows.Steps;

/// <summary>Searches companies by domain. Runs that ask at the same time share a search: HubSpot allows five in a second.</summary>
internal sealed class DomainSearches
{
    /// <summary>HubSpot takes 3,000 characters in the body of a search; some are for the rest of it.</summary>
    private const int MostCharacters = 2_000;
    private const int PerWriting = 3;    // quotes and a comma
    private const int MostTogether = 100;
    private const int PageSize = 200;

    private readonly ICrmReader<Company> _companies;
    private readonly ICallerContext _callers;
    private readonly Gathering<Sought> _gathering;

    public DomainSearches(ICrmReader<Company> companies, ICallerContext callers, TimeProvider time)
    {
        (_companies, _callers) = (companies, callers);
        _gathering = new(time, MostTogether, together => _ = Task.Run(() => SearchAsync(together)));
    }

    /// <summary>The id of the oldest company with this domain, or null. A company shows up some seconds after it was written.</summary>
    public async Task<string?> FindAsync(CompanyDomain domain, CancellationToken cancellationToken)
    {
        var caller = _callers.Current;
        if (!caller.MayGather)
            return (await FindAsync([domain], cancellationToken)).GetValueOrDefault(domain);
        var sought = new Sought(domain, caller);
        _gathering.Add([sought]);
        return await sought.Found.Task.WaitAsync(cancellationToken);
    }

    private async Task SearchAsync(IReadOnlyList<Sought> together)
    {
        foreach (var searched in Parts(together))
        {
            using var entered = _callers.Enter(searched[0].Caller);
            try
            {
                var found = await FindAsync([.. searched.Select(each => each.Domain).Distinct()], CancellationToken.None);
                foreach (var each in searched)
                    each.Found.SetResult(found.GetValueOrDefault(each.Domain));
            }
#pragma warning disable CA1031 // it is those who asked whom it concerns
            catch (Exception failure)
#pragma warning restore CA1031
            {
                foreach (var each in searched.Where(each => !each.Found.Task.IsCompleted))
                    each.Found.SetException(failure);
            }
        }
    }

    private async Task<Dictionary<CompanyDomain, string>> FindAsync(IReadOnlyList<CompanyDomain> domains, CancellationToken cancellationToken)
    {
        var found = new Dictionary<CompanyDomain, string>();
        var filter = new SearchFilter("domain", SearchOperator.In, Value: null, [.. domains.SelectMany(domain => domain.Writings)], High: null);
        for (int? after = 0; after is not null;)
        {
            var page = await _companies.SearchAsync(new(Query: null, [[filter]], Sort: null, PageSize, after.Value), RecordView.Typed, cancellationToken);
            foreach (var company in page.Results)
            {
                if (CompanyDomain.TryParse(company.Domain, out var domain))
                    found.TryAdd(domain, company.Id);
            }

            after = found.Count < domains.Count && int.TryParse(page.After, System.Globalization.CultureInfo.InvariantCulture, out var next) ? next : null;
        }

        return found;
    }

    private static IEnumerable<IReadOnlyList<Sought>> Parts(IReadOnlyList<Sought> together)
    {
        var part = new List<Sought>();
        var characters = 0;
        foreach (var each in together)
        {
            var more = each.Domain.Writings.Sum(writing => writing.Length + PerWriting);
            if (part.Count > 0 && characters + more > MostCharacters)
            {
                yield return part;
                (part, characters) = ([], 0);
            }

            part.Add(each);
            characters += more;
        }

        yield return part;
    }

    private sealed record Sought(CompanyDomain Domain, Caller Caller)
    {
        public TaskCompletionSource<string?> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
