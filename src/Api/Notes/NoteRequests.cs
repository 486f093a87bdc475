using HubSpotCrm.Api.Records;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Notes;

/// <summary>The fields of a note. In a change, an absent field stays as it is and null clears it.</summary>
public record NoteRequest : IFieldsRequest<NoteFields>
{
    /// <summary>The place on the timeline; now when a new note does not say.</summary>
    public Optional<DateTimeOffset?> OccurredAt { get; init; }

    /// <summary>At most 65,536 characters; HTML is allowed.</summary>
    public Optional<string> Body { get; init; }

    /// <summary>The id of the owner.</summary>
    public Optional<string> OwnerId { get; init; }

    /// <summary>HubSpot property name → text, number, boolean or null, for whatever has no field here.</summary>
    public CustomProperties? CustomProperties { get; init; }

    NoteFields IFieldsRequest<NoteFields>.ToFields() => new()
    {
        OccurredAt = OccurredAt,
        Body = Body,
        OwnerId = OwnerId,
        CustomProperties = CustomProperties ?? [],
    };
}

/// <summary>A new note.</summary>
public sealed record NewNoteRequest : NoteRequest, INewRecordRequest<NoteFields>
{
    /// <summary>Records to associate it with, at least one.</summary>
    public AssociationsRequest? Associations { get; init; }
}

/// <summary>A change of one note in a batch.</summary>
public sealed record NoteUpdateRequest : NoteRequest, IUpdateRequest<NoteFields>
{
    /// <summary>The note's record id.</summary>
    public required string Id { get; init; }
}
