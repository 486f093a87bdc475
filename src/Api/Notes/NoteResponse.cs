using AutoMapper;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Domain.Notes;

namespace HubSpotCrm.Api.Notes;

/// <summary>A note about records.</summary>
public sealed record NoteResponse : RecordResponse
{
    /// <summary>The place on the timeline; now when a new note does not say.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>At most 65,536 characters; HTML is allowed.</summary>
    public string? Body { get; init; }

    /// <summary>The id of the owner.</summary>
    public string? OwnerId { get; init; }
}

internal sealed class NoteResponseProfile : Profile
{
    public NoteResponseProfile() => CreateMap<Note, NoteResponse>();
}
