using System.Text.Json.Serialization;

namespace HubSpotCrm.Infrastructure.HubSpot.Wire;

internal sealed record HubSpotAssociationPage
{
    public IReadOnlyList<HubSpotAssociation> Results { get; init; } = [];

    public HubSpotPaging? Paging { get; init; }
}

/// <param name="ToObjectId">A number in HubSpot's answers, a string in its specification.</param>
internal sealed record HubSpotAssociation([property: JsonConverter(typeof(TextConverter))] string ToObjectId, IReadOnlyList<HubSpotAssociationLabel> AssociationTypes);

internal sealed record HubSpotAssociationLabels
{
    public IReadOnlyList<HubSpotAssociationLabel> Results { get; init; } = [];
}

/// <param name="Label">Null for the association without a label.</param>
internal sealed record HubSpotAssociationLabel(string Category, int TypeId, string? Label);
