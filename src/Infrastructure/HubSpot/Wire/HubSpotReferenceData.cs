using System.Text.Json.Serialization;

namespace HubSpotCrm.Infrastructure.HubSpot.Wire;

internal sealed record HubSpotPipelines(IReadOnlyList<HubSpotCrmPipeline> Results)
{
    public IReadOnlyList<HubSpotCrmPipeline> Results { get; init; } = Results.Needed().WithoutNulls()!;
}

internal sealed record HubSpotCrmPipeline([property: JsonConverter(typeof(TextConverter))] string Id, string? Label, int DisplayOrder, bool Archived, IReadOnlyList<HubSpotStage>? Stages);

/// <param name="Metadata">Texts: <c>isClosed</c>, <c>probability</c> of deals, <c>ticketState</c> of tickets.</param>
internal sealed record HubSpotStage(
    [property: JsonConverter(typeof(TextConverter))] string Id, string? Label, int DisplayOrder, bool Archived,
    [property: JsonConverter(typeof(PropertiesConverter))] Dictionary<string, string?>? Metadata);

internal sealed record HubSpotOwnerPage(IReadOnlyList<HubSpotOwner> Results, HubSpotPaging? Paging = null)
{
    public IReadOnlyList<HubSpotOwner> Results { get; init; } = Results.Needed().WithoutNulls()!;
}

internal sealed record HubSpotOwner([property: JsonConverter(typeof(TextConverter))] string Id, string? Email, string? FirstName, string? LastName, bool Archived);

internal sealed record HubSpotProperties(IReadOnlyList<HubSpotProperty> Results)
{
    public IReadOnlyList<HubSpotProperty> Results { get; init; } = Results.Needed().WithoutNulls()!;
}

internal sealed record HubSpotProperty(string Name, string? Label, string? Type, string? FieldType, bool? HasUniqueValue, bool? Calculated, IReadOnlyList<HubSpotOption>? Options)
{
    public HubSpotModificationMetadata? ModificationMetadata { get; init; }
}

internal sealed record HubSpotOption(string? Value, string? Label, bool? Hidden);

internal sealed record HubSpotModificationMetadata(bool? ReadOnlyValue);

internal sealed record HubSpotDisposition([property: JsonConverter(typeof(TextConverter))] string Id, string? Label, bool? Deleted);
