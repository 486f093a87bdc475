using HubSpotCrm.Application.Errors;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.OnceOnly;

/// <summary>
/// The hidden unique property that tells which creation a record comes from (ADR 0011). HubSpot lets nobody store a second
/// record with the same value, so a creation whose answer was lost can be repeated.
/// </summary>
internal static class WriteIdProperty
{
    public const string Name = "hubspotcrm_write_id";

    // The group that holds most properties of a type in every account; a group of the account's own where it is missing.
    private static readonly Dictionary<CrmObjectType, string> Groups = new()
    {
        [CrmObjectType.Contact] = "contactinformation",
        [CrmObjectType.Company] = "companyinformation",
        [CrmObjectType.Deal] = "dealinformation",
        [CrmObjectType.Ticket] = "ticketinformation",
        [CrmObjectType.Call] = "call",
        [CrmObjectType.Meeting] = "meeting",
        [CrmObjectType.Note] = "note",
        [CrmObjectType.Task] = "task",
        [CrmObjectType.Email] = "email",
    };

    public static HubSpotNewProperty In(CrmObjectType type, IReadOnlyList<HubSpotPropertyGroup> groups) => new(
        Name,
        "HubSpotCrm write id",
        "Set by the HubSpotCrm service when it creates a record, so that a repeated request never makes a second one. Do not edit or delete.",
        groups.Any(group => group.Name == Groups[type]) || groups.Count == 0 ? Groups[type] : groups[0].Name);

    /// <summary>True when HubSpot refuses a call because it has no such property, or none that is unique.</summary>
    public static bool IsMissing(CrmRejectedException refusal) =>
        refusal.Fields.Keys.Any(field => field.EndsWith(Name, StringComparison.Ordinal)) || refusal.Message.Contains(Name, StringComparison.Ordinal);
}
