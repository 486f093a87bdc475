using System.Text.Json;
using System.Text.Json.Serialization;

namespace HubSpotCrm.Infrastructure.HubSpot.Wire;

/// <summary>HubSpot's error envelope; every member is optional (https://developers.hubspot.com/docs/api-reference/error-handling).</summary>
internal sealed record HubSpotError
{
    public string? Message { get; init; }

    public string? Category { get; init; }

    public string? CorrelationId { get; init; }

    public string? PolicyName { get; init; }

    public IReadOnlyList<HubSpotErrorDetail>? Errors { get; init; }

    public Dictionary<string, JsonElement>? Context { get; init; }
}

internal sealed record HubSpotErrorDetail
{
    public string? Message { get; init; }

    public string? Code { get; init; }

    public string? In { get; init; }

    public Dictionary<string, JsonElement>? Context { get; init; }
}

/// <summary>One entry of the list inside "Property values were not valid: […]".</summary>
internal sealed record HubSpotInvalidProperty(string? Message = null, string? Error = null, string? Name = null);

internal static class HubSpotErrorContext
{
    /// <summary>The texts under a name of a context, where values come alone or in a list.</summary>
    public static IReadOnlyList<string> Texts(this Dictionary<string, JsonElement>? context, string name)
    {
        if (context is null || !context.TryGetValue(name, out var value))
            return [];
        return value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray().Select(item => item.ToString())],
            JsonValueKind.Null => [],
            _ => [value.ToString()],
        };
    }
}

// An answer without its list is half an answer, not an empty list.
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(HubSpotRecord))]
[JsonSerializable(typeof(HubSpotPage))]
[JsonSerializable(typeof(HubSpotBatch))]
[JsonSerializable(typeof(HubSpotError))]
[JsonSerializable(typeof(HubSpotInvalidProperty[]))]
[JsonSerializable(typeof(HubSpotWrite))]
[JsonSerializable(typeof(HubSpotBatchWrite))]
[JsonSerializable(typeof(HubSpotBatchRead))]
[JsonSerializable(typeof(HubSpotMerge))]
[JsonSerializable(typeof(HubSpotErase))]
[JsonSerializable(typeof(HubSpotSearch))]
[JsonSerializable(typeof(HubSpotPipelines))]
[JsonSerializable(typeof(HubSpotOwnerPage))]
[JsonSerializable(typeof(HubSpotProperties))]
[JsonSerializable(typeof(HubSpotUniqueness))]
[JsonSerializable(typeof(HubSpotNewProperty))]
[JsonSerializable(typeof(HubSpotPropertyGroups))]
[JsonSerializable(typeof(IReadOnlyList<HubSpotDisposition>))]
[JsonSerializable(typeof(HubSpotAssociationPage))]
[JsonSerializable(typeof(HubSpotAssociationLabels))]
[JsonSerializable(typeof(HubSpotPairs))]
[JsonSerializable(typeof(HubSpotPairInputs))]
[JsonSerializable(typeof(HubSpotAssociationType[]))]
[JsonSerializable(typeof(HubSpotMeetingLinks))]
[JsonSerializable(typeof(HubSpotLinkInfo))]
[JsonSerializable(typeof(HubSpotLinkPage))]
[JsonSerializable(typeof(HubSpotNewBooking))]
[JsonSerializable(typeof(HubSpotBooked))]
internal sealed partial class HubSpotJson : JsonSerializerContext;
