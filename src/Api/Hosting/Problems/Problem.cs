using System.Text.Json.Serialization;
using HubSpotCrm.Application.Errors;

namespace HubSpotCrm.Api.Hosting.Problems;

/// <summary>An error as RFC 9457 writes it (<c>application/problem+json</c>).</summary>
public sealed record Problem
{
    /// <summary>A name for the kind of problem; the code as a URN.</summary>
    public required string Type { get; init; }

    /// <summary>What kind of problem it is, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What happened this time, and what to do about it.</summary>
    public required string Detail { get; init; }

    /// <summary>The stable code to decide by; see docs/errors.md.</summary>
    public required string Code { get; init; }

    /// <summary>The request's id, also in the logs and in the header <c>X-Correlation-Id</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceId { get; init; }

    /// <summary>Messages by the name of the field they are about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>The record that already has the unique value.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ExistingId { get; init; }

    /// <summary>When it makes sense to ask again, in seconds; also in the header <c>Retry-After</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? RetryAfterSeconds { get; init; }

    /// <summary>The scopes that the HubSpot token lacks; one of them is enough.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? MissingScopes { get; init; }

    /// <summary>What HubSpot answered, when it did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HubSpotAnswer? HubSpot { get; init; }

    public static Problem Of(int status, string code, string title, string detail) =>
        new() { Type = $"urn:hubspotcrm:problem:{code}", Status = status, Code = code, Title = title, Detail = detail };
}

/// <summary>What HubSpot answered.</summary>
/// <param name="Status">Its HTTP status.</param>
/// <param name="Category">Its error category.</param>
/// <param name="CorrelationId">The id to name when asking HubSpot's support.</param>
public sealed record HubSpotAnswer(
    int Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Category,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? CorrelationId)
{
    internal static HubSpotAnswer? Of(CrmAnswer? answer) => answer is null ? null : new(answer.Status, answer.Category, answer.CorrelationId);
}
