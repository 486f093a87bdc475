namespace HubSpotCrm.Domain.Engagements;

/// <summary>What a call, meeting, note, task or email has on a timeline.</summary>
public interface IEngagement
{
    /// <summary>Its place on the timeline; a task's due date.</summary>
    DateTimeOffset? OccurredAt { get; }

    /// <summary>Its title or subject; null when it has none.</summary>
    string? Title { get; }
}
