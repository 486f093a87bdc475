using System.Text.Json.Serialization;

namespace HubSpotCrm.Infrastructure.HubSpot.Wire;

internal sealed record HubSpotAssociationPage(IReadOnlyList<HubSpotAssociation> Results, HubSpotPaging? Paging = null)
{
    public IReadOnlyList<HubSpotAssociation> Results { get; init; } = Results.Needed().WithoutNulls()!;
}

/// <param name="ToObjectId">A number in HubSpot's answers, a string in its specification.</param>
internal sealed record HubSpotAssociation([property: JsonConverter(typeof(TextConverter))] string ToObjectId, IReadOnlyList<HubSpotAssociationLabel> AssociationTypes)
{
    public IReadOnlyList<HubSpotAssociationLabel> AssociationTypes { get; init; } = AssociationTypes.Needed().WithoutNulls()!;
}

internal sealed record HubSpotAssociationLabels(IReadOnlyList<HubSpotAssociationLabel> Results)
{
    public IReadOnlyList<HubSpotAssociationLabel> Results { get; init; } = Results.Needed().WithoutNulls()!;
}

/// <param name="Label">Null for the association without a label.</param>
internal sealed record HubSpotAssociationLabel(string Category, int TypeId, string? Label);

/// <summary>Two records, in an input and in the answer to it.</summary>
internal sealed record HubSpotPair(HubSpotId From, HubSpotId To);

internal sealed record HubSpotPairInputs(IReadOnlyList<HubSpotPair> Inputs);

/// <param name="Results">The associations that were made, one for each direction.</param>
/// <param name="Errors">Absent when all went well.</param>
internal sealed record HubSpotPairs(IReadOnlyList<HubSpotPair> Results, IReadOnlyList<HubSpotError>? Errors = null)
{
    public IReadOnlyList<HubSpotPair> Results { get; init; } = Results.Needed().WithoutNulls()!;
}
