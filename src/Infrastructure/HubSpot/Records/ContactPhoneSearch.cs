using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Workflows;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Records;

/// <summary>
/// HubSpot keeps the digits of phone numbers in properties of their own, for the most part without the country code
/// (https://developers.hubspot.com/docs/api-reference/latest/crm/search-the-crm). What stands before and after them there is passed over: a country code, an extension.
/// </summary>
internal sealed class ContactPhoneSearch(IHubSpotObjectsApi api, ContactMap map) : IContactPhones
{
    private const int PageSize = 100;
    private static readonly string[] Searched = ["hs_searchable_calculated_phone_number", "hs_searchable_calculated_mobile_number"];

    public async Task<IReadOnlyList<Contact>> SearchAsync(PhoneNumber number, CancellationToken cancellationToken)
    {
        HubSpotFilterGroup[] either = [.. Searched.Select(property => new HubSpotFilterGroup([new(property, "CONTAINS_TOKEN") { Value = $"*{number.National}*" }]))];
        var page = await api.SearchAsync(map.ObjectType, new(either, map.Typed, PageSize, "0"), cancellationToken);
        return await map.ReadAsync(page.Results, RecordView.Typed, cancellationToken);
    }
}
