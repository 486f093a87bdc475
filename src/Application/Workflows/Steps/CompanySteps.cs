using HubSpotCrm.Application.Companies;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Workflows;

namespace HubSpotCrm.Application.Workflows.Steps;

/// <summary>
/// Has the contact's company in the CRM once, known by its domain, and links them: a new company is made with the link in one
/// call. Of many runs at once for one domain the first makes it; the others find it, and link side by side.
/// </summary>
internal sealed class CompanySteps(CompaniesOfDomains known, ICrmWriter<Company, CompanyFields> writer, ICrmAssociations associations, IRecordKeys keys, WorkDomains domains)
{
    public const string Name = "company";

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
            DoAsync = (records, cancellationToken) => EnsureAsync(domain, fields, new(CrmObjectType.Contact, records[ContactSteps.Name]), cancellationToken),
            ForecastAsync = async cancellationToken => await known.FindAsync(domain, cancellationToken) is { } found
                ? new(Name, StepAction.Link, found, Calls: 2)
                : new(Name, StepAction.Make, RecordId: null, Calls: 2),
        };
    }

    private async Task<string> EnsureAsync(CompanyDomain domain, CompanyFields fields, RecordRef contact, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await known.FindKeptAsync(domain, cancellationToken) is { } company && await IsLinkedAsync(domain, company, contact, cancellationToken))
                return company;
            await using var turn = await keys.HoldAsync(Company.ObjectType, CompanyKeys.Of(domain), cancellationToken);
            if (await keys.FindAsync(Company.ObjectType, CompanyKeys.Of(domain), cancellationToken) is not null)
                continue;    // somebody has made it meanwhile
            if (await known.SearchAsync(domain, cancellationToken) is { } found && await IsLinkedAsync(domain, found, contact, cancellationToken))
                return found;
            return (await writer.CreateAsync(new(fields, [contact]), cancellationToken)).Id;
        }
    }

    // Search shows a company for some seconds after it was archived; the link tells.
    private async Task<bool> IsLinkedAsync(CompanyDomain domain, string company, RecordRef contact, CancellationToken cancellationToken)
    {
        try
        {
            await associations.AssociateAsync(contact, new(Company.ObjectType, company), label: null, cancellationToken);
            return true;
        }
        catch (CrmRecordNotFoundException)
        {
            await keys.ForgetAsync(Company.ObjectType, new(CompanyKeys.Of(domain), company), cancellationToken);
            return false;
        }
    }
}
