using AutoMapper;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Domain.Tasks;

namespace HubSpotCrm.Api.Tasks;

/// <summary>Something to do.</summary>
public sealed record TaskResponse : RecordResponse
{
    /// <summary>When it is due.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The title.</summary>
    public string? Subject { get; init; }

    /// <summary>Notes about the task; HTML is allowed.</summary>
    public string? Body { get; init; }

    /// <summary><c>NOT_STARTED</c> or <c>COMPLETED</c>, or another that the account has.</summary>
    public string? Status { get; init; }

    /// <summary><c>LOW</c>, <c>MEDIUM</c> or <c>HIGH</c>.</summary>
    public string? Priority { get; init; }

    /// <summary><c>TODO</c>, <c>CALL</c> or <c>EMAIL</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The id of the owner.</summary>
    public string? OwnerId { get; init; }
}

internal sealed class TaskResponseProfile : Profile
{
    public TaskResponseProfile() => CreateMap<CrmTask, TaskResponse>();
}
