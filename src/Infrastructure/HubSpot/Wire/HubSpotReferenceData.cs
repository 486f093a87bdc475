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

/// <param name="UserId">A number; null for a queue.</param>
internal sealed record HubSpotOwner(
    [property: JsonConverter(typeof(TextConverter))] string Id, string? Email, string? FirstName, string? LastName, bool Archived,
    [property: JsonConverter(typeof(TextConverter))] string? UserId = null);

internal sealed record HubSpotProperties(IReadOnlyList<HubSpotProperty> Results)
{
    public IReadOnlyList<HubSpotProperty> Results { get; init; } = Results.Needed().WithoutNulls()!;
}

internal sealed record HubSpotProperty(string Name, string? Label, string? Type, string? FieldType, bool? HasUniqueValue, bool? Calculated, IReadOnlyList<HubSpotOption>? Options)
{
    public HubSpotModificationMetadata? ModificationMetadata { get; init; }
}

/// <summary>What is to be known of one property: whether HubSpot keeps its values unique. Absent means no.</summary>
internal sealed record HubSpotUniqueness(string Name, bool HasUniqueValue = false);

/// <summary>A text property that no form shows and no person needs to see.</summary>
internal sealed record HubSpotNewProperty(string Name, string Label, string Description, string GroupName)
{
    public string Type { get; } = "string";

    public string FieldType { get; } = "text";

    public bool HasUniqueValue { get; } = true;

    public bool Hidden { get; } = true;

    public bool FormField { get; }
}

internal sealed record HubSpotPropertyGroups(IReadOnlyList<HubSpotPropertyGroup> Results)
{
    public IReadOnlyList<HubSpotPropertyGroup> Results { get; init; } = Results.Needed().WithoutNulls()!;
}

internal sealed record HubSpotPropertyGroup(string Name);

internal sealed record HubSpotOption(string? Value, string? Label, bool? Hidden);

internal sealed record HubSpotModificationMetadata(bool? ReadOnlyValue);

internal sealed record HubSpotDisposition([property: JsonConverter(typeof(TextConverter))] string Id, string? Label, bool? Deleted);
