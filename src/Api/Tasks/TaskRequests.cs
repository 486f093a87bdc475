using HubSpotCrm.Api.Records;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Tasks;

namespace HubSpotCrm.Api.Tasks;

/// <summary>The fields of a task. In a change, an absent field stays as it is and null clears it.</summary>
public record TaskRequest : IFieldsRequest<CrmTaskFields>
{
    /// <summary>When it is due.</summary>
    public Optional<DateTimeOffset?> DueAt { get; init; }

    /// <summary>The title.</summary>
    public Optional<string> Subject { get; init; }

    /// <summary>Notes about the task; HTML is allowed.</summary>
    public Optional<string> Body { get; init; }

    /// <summary><c>NOT_STARTED</c> or <c>COMPLETED</c>, or another that the account has.</summary>
    public Optional<string> Status { get; init; }

    /// <summary><c>LOW</c>, <c>MEDIUM</c> or <c>HIGH</c>.</summary>
    public Optional<string> Priority { get; init; }

    /// <summary><c>TODO</c>, <c>CALL</c> or <c>EMAIL</c>.</summary>
    public Optional<string> Type { get; init; }

    /// <summary>The id of the owner.</summary>
    public Optional<string> OwnerId { get; init; }

    /// <summary>HubSpot property name → text, number, boolean or null, for whatever has no field here.</summary>
    public CustomProperties? CustomProperties { get; init; }

    CrmTaskFields IFieldsRequest<CrmTaskFields>.ToFields() => new()
    {
        DueAt = DueAt,
        Subject = Subject,
        Body = Body,
        Status = Status,
        Priority = Priority,
        Type = Type,
        OwnerId = OwnerId,
        CustomProperties = CustomProperties ?? [],
    };
}

/// <summary>A new task.</summary>
public sealed record NewTaskRequest : TaskRequest, INewRecordRequest<CrmTaskFields>
{
    /// <summary>Records to associate it with, at least one.</summary>
    public AssociationsRequest? Associations { get; init; }
}

/// <summary>A change of one task in a batch.</summary>
public sealed record TaskUpdateRequest : TaskRequest, IUpdateRequest<CrmTaskFields>
{
    /// <summary>The task's record id.</summary>
    public required string Id { get; init; }
}
