using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Associations;

/// <summary>
/// HubSpot's ids of the association without a label, from one type (row) to another (column). The direction matters: 3 leads
/// from a deal to a contact, 4 from a contact to a deal (https://developers.hubspot.com/docs/api-reference/latest/crm/associations/associate-records/guide).
/// </summary>
internal static class AssociationTypes
{
    private const string DefinedByHubSpot = "HUBSPOT_DEFINED";

    // Columns in the order of CrmObjectType: contact, company, deal, ticket, call, meeting, note, task, email. 0: none.
    private static readonly int[][] Ids =
    [
        /* contact */ [449, 279, 4, 15, 193, 199, 201, 203, 197],
        /* company */ [280, 450, 342, 340, 181, 187, 189, 191, 185],
        /* deal    */ [3, 341, 451, 27, 205, 211, 213, 215, 209],
        /* ticket  */ [16, 339, 28, 452, 219, 225, 227, 229, 223],
        /* call    */ [194, 182, 206, 220, 0, 0, 0, 0, 0],
        /* meeting */ [200, 188, 212, 226, 0, 0, 0, 0, 0],
        /* note    */ [202, 190, 214, 228, 0, 0, 0, 0, 0],
        /* task    */ [204, 192, 216, 230, 0, 0, 0, 0, 0],
        /* email   */ [198, 186, 210, 224, 0, 0, 0, 0, 0],
    ];

    /// <exception cref="ArgumentException">HubSpot knows no association between the two types.</exception>
    public static int Default(CrmObjectType from, CrmObjectType to) => Ids[(int)from][(int)to] is > 0 and var id
        ? id
        : throw new ArgumentException($"HubSpot associates no {from.Plural()} with {to.Plural()}.", nameof(to));

    /// <summary>What a create sends to be associated from the first moment; null for nothing.</summary>
    public static IReadOnlyList<HubSpotNewAssociation>? Of(CrmObjectType from, IReadOnlyList<RecordRef> to) => to.Count == 0
        ? null
        : [.. to.Distinct().Select(record => new HubSpotNewAssociation(new(record.Id), [new(DefinedByHubSpot, Default(from, record.Type))]))];
}
