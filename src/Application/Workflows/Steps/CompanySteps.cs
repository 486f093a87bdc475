using HubSpotCrm.Application.Companies;
using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Workflows;

namespace HubSpotCrm.Application.Workflows.Steps;

/// <summary>
/// Has the contact's company in the CRM once, known by its domain, and links them: a new company is made with the link in one
/// call. Of many runs at once for one domain the first makes it; the others find it, and link side by side.
/// </summary>
internal sealed class CompanySteps(CompaniesOfDomains known, ICrmWriter<Company, CompanyFields> writer, ICrmAssociations associations, KeyedCreation creation, WorkDomains domains)
{
    public const string Name = "company";
    private const int MostRounds = 3;
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    /// <returns>Null when the input names no company: a name alone may be anybody's.</returns>
    /// <param name="names">What the input calls the company's fields, and <c>email</c>.</param>
    public RunStep? Of(NamedCompany? company, string? email, InputNames names)
    {
        if (domains.Of(company, email) is not { } domain)
            return null;
        var fields = new CompanyFields { Domain = Optional<string>.Of(domain.Value), Name = company?.Name.AsGiven() ?? default, Website = company?.Website.AsGiven() ?? default };
        return new(Name, [ContactSteps.Name])
        {
            Fields = names.But("domain", names.Of(domains.SourceOf(company))),
            IsEnsured = true,
            DoAsync = (records, cancellationToken) => EnsureAsync(domain, fields, new(CrmObjectType.Contact, records[ContactSteps.Name]), cancellationToken),
            ForecastAsync = async cancellationToken => await known.FindAsync(domain, cancellationToken) is { } found
                ? new(Name, StepAction.Link, found, Calls: 2)
                : new(Name, StepAction.Make, RecordId: null, Calls: 2),
        };
    }

    private async Task<string> EnsureAsync(CompanyDomain domain, CompanyFields fields, RecordRef contact, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            if (await known.FindKeptAsync(domain, cancellationToken) is { } company && await IsLinkedAsync(domain, company, contact, cancellationToken))
                return company;
            await using var turn = await known.HoldAsync(domain, cancellationToken);
            if (!await known.IsKeptAsync(domain, cancellationToken))    // else somebody has made it meanwhile
                return (await creation.FindOrMakeAsync(Wanted(domain, fields, contact), cancellationToken)).Record;
        }

        throw new PostponedException("The company that has the domain is another one at each look.", Moment);
    }

    private KeyedRecord<string> Wanted(CompanyDomain domain, CompanyFields fields, RecordRef contact) => new(Company.ObjectType, CompanyKeys.Of(domain), id => id)
    {
        GetAsync = async (id, cancellationToken) =>
        {
            if (await known.GetAsync(id, domain, cancellationToken) is not { } company)
                return null;
            await known.RememberAsync(domain, company, cancellationToken);
            return await IsLinkedAsync(domain, company, contact, cancellationToken) ? company : null;
        },
        SearchAsync = async cancellationToken => await known.SearchAsync(domain, cancellationToken) is { } found && await IsLinkedAsync(domain, found, contact, cancellationToken) ? found : null,
        MakeAsync = async (isAgain, cancellationToken) =>
        {
            var made = await writer.CreateAsync(new(fields, [contact]), cancellationToken);
            if (isAgain)
                await associations.AssociateAsync(contact, new(Company.ObjectType, made.Id), label: null, cancellationToken);    // it may be linked with the contact of an earlier run
            return made.Id;
        },
    };

    // Search shows a company for some seconds after it was archived; the link tells. A contact that is gone says nothing about the company.
    private async Task<bool> IsLinkedAsync(CompanyDomain domain, string company, RecordRef contact, CancellationToken cancellationToken)
    {
        try
        {
            await associations.AssociateAsync(contact, new(Company.ObjectType, company), label: null, cancellationToken);
            return true;
        }
        catch (CrmRecordNotFoundException)
        {
            if (await known.GetAsync(company, domain, cancellationToken) is not null)
                throw;
            await known.ForgetAsync(domain, company, cancellationToken);
            return false;
        }
    }
}
