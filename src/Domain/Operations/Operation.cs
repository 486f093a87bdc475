using System.Text.Json;
using System.Text.Json.Serialization;

namespace HubSpotCrm.Domain.Operations;

/// <summary>How far an operation has come.</summary>
public enum OperationStatus
{
    /// <summary>It waits for its turn, or for HubSpot.</summary>
    Queued,

    Running,

    Succeeded,

    /// <summary>It was refused; sending it again as it is would change nothing.</summary>
    Failed,

    /// <summary>It was given up and waits as a dead letter for somebody to decide about it.</summary>
    Dead,
}

/// <summary>Work that a caller asked for and that goes on without it: a write that waits for HubSpot, or a workflow's run.</summary>
/// <param name="Id">Begins with <c>op_</c>; later ones compare greater.</param>
/// <param name="Kind">Such as <c>contacts.create</c> or <c>lead</c>.</param>
/// <param name="Caller">The name of the API key that asked for it.</param>
public sealed record Operation(string Id, string Kind, string Caller, DateTimeOffset CreatedAt)
{
    public const string IdStart = "op_";

    public OperationStatus Status { get; init; }

    public DateTimeOffset UpdatedAt { get; init; } = CreatedAt;

    /// <summary>In the order of the plan.</summary>
    public IReadOnlyList<OperationStep> Steps { get; init; } = [];

    /// <summary>JSON: what it made or changed. Null until it succeeds.</summary>
    public string? Result { get; init; }

    /// <summary>JSON: the problem document that a direct call would have given. Null unless it failed.</summary>
    public string? Problem { get; init; }

    /// <summary>Why it last failed, in words, while it waits or when it was given up; null when nothing went wrong.</summary>
    public string? Reason { get; init; }

    public JsonElement? ResultJson => Parsed.Of(Result);

    public JsonElement? ProblemJson => Parsed.Of(Problem);

    public bool HasEnded => Status is OperationStatus.Succeeded or OperationStatus.Failed;

    public static string NewId() => $"{IdStart}{Guid.CreateVersion7():n}";

    /// <summary>True for the id of an operation, which may stand where a record's id is expected.</summary>
    public static bool IsId(string? text) => text is not null && text.StartsWith(IdStart, StringComparison.Ordinal);
}

/// <summary>A part of an operation that is done once.</summary>
/// <param name="Name">Such as <c>contact</c>; unlike those of the others.</param>
/// <param name="RecordId">The record that it found, made or changed.</param>
/// <param name="Problem">JSON: why it failed, or waits.</param>
public sealed record OperationStep(string Name, OperationStatus Status = OperationStatus.Queued, string? RecordId = null, string? Problem = null)
{
    [JsonIgnore]
    public JsonElement? ProblemJson => Parsed.Of(Problem);
}

/// <summary>JSON that is kept as text.</summary>
internal static class Parsed
{
    public static JsonElement? Of(string? json) => json is null ? null : JsonSerializer.Deserialize<JsonElement>(json);
}
