using System.Text.Json.Serialization;

namespace HubSpotCrm.Infrastructure.HubSpot.Wire;

internal sealed record HubSpotWrite(Dictionary<string, string?> Properties)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<HubSpotNewAssociation>? Associations { get; init; }
}

/// <summary>An association that is made together with its record.</summary>
internal sealed record HubSpotNewAssociation(HubSpotId To, IReadOnlyList<HubSpotAssociationType> Types);

internal sealed record HubSpotId([property: JsonConverter(typeof(TextConverter))] string Id);

internal sealed record HubSpotAssociationType(string AssociationCategory, int AssociationTypeId);

internal sealed record HubSpotBatchInput
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? IdProperty { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, string?>? Properties { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ObjectWriteTraceId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<HubSpotNewAssociation>? Associations { get; init; }
}

internal sealed record HubSpotBatchWrite(IReadOnlyList<HubSpotBatchInput> Inputs);

internal sealed record HubSpotBatchRead(IReadOnlyList<HubSpotBatchInput> Inputs, IReadOnlyList<string> Properties)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? IdProperty { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? PropertiesWithHistory { get; init; }
}

internal sealed record HubSpotMerge(string PrimaryObjectId, string ObjectIdToMerge);

internal sealed record HubSpotErase(string ObjectId);

internal sealed record HubSpotSearch(IReadOnlyList<HubSpotFilterGroup> FilterGroups, IReadOnlyList<string> Properties, int Limit, string After)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Query { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<HubSpotSort>? Sorts { get; init; }
}

internal sealed record HubSpotFilterGroup(IReadOnlyList<HubSpotFilter> Filters);

internal sealed record HubSpotFilter(string PropertyName, string Operator)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Value { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? HighValue { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Values { get; init; }
}

internal sealed record HubSpotSort(string PropertyName, string Direction);
