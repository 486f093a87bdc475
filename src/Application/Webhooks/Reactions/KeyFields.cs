using HubSpotCrm.Application.Ports.Workflows;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Webhooks.Reactions;

/// <summary>The fields by which records are found, in the writing in which they are looked for.</summary>
internal sealed class KeyFields(IPhoneNumbers phones)
{
    /// <returns>The key, with an empty value when the text names nothing.</returns>
    public UniqueKey Of(CrmObjectType type, string field, string? text) => new(field, (type, field) switch
    {
        (CrmObjectType.Contact, "email") => EmailAddress.TryParse(text, out var email) ? email.Value : string.Empty,
        (CrmObjectType.Company, "domain") => CompanyDomain.TryParse(text, out var domain) ? domain.Value : string.Empty,
        (CrmObjectType.Contact, "phone" or "mobilePhone") => phones.Parse(text)?.Value ?? text?.Trim() ?? string.Empty,
        _ => text?.Trim() ?? string.Empty,
    });
}
