using HubSpotCrm.Domain.Engagements;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Domain.Notes;

/// <summary>A note about records.</summary>
public sealed record Note : CrmRecord, ICrmRecord, IEngagement
{
    public static CrmObjectType ObjectType => CrmObjectType.Note;

    /// <summary>The place on the timeline; now when a new note does not say.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>At most 65,536 characters; HTML is allowed.</summary>
    public string? Body { get; init; }

    /// <summary>The id of the owner.</summary>
    public string? OwnerId { get; init; }

    string? IEngagement.Title => null;
}
