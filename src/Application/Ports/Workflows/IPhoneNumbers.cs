using HubSpotCrm.Domain.Contacts;

namespace HubSpotCrm.Application.Ports.Workflows;

/// <summary>Reads phone numbers in any writing.</summary>
public interface IPhoneNumbers
{
    /// <summary>The number; null when the text is none, or names no country and none is set.</summary>
    PhoneNumber? Parse(string? text);

    /// <summary>True when the text, which may lack the country, is this number.</summary>
    bool IsSame(PhoneNumber number, string? text);
}

/// <summary>Looks for contacts by phone number in the CRM.</summary>
public interface IContactPhones
{
    /// <summary>
    /// Contacts whose phone or mobile phone may be this number, oldest first: the CRM looks at digits without the country
    /// code, and shows a contact some seconds after it was written. Repeatable.
    /// </summary>
    Task<IReadOnlyList<Contact>> SearchAsync(PhoneNumber number, CancellationToken cancellationToken);
}
