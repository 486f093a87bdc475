namespace HubSpotCrm.Domain.Workflows;

/// <summary>A phone call that is over.</summary>
public sealed record CompletedCall : IWorkflowInput
{
    public string? ExternalId { get; init; }

    /// <summary>The other party's number, in any writing.</summary>
    public required string Phone { get; init; }

    /// <summary><c>inbound</c> or <c>outbound</c>, as the agent sees it.</summary>
    public required string Direction { get; init; }

    public long? DurationMs { get; init; }

    /// <summary>Label or id.</summary>
    public string? Outcome { get; init; }

    public string? Notes { get; init; }

    /// <summary>Tells the owner of the call.</summary>
    public string? AgentEmail { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public string? RecordingUrl { get; init; }

    /// <summary>For a contact that is made.</summary>
    public string? FirstName { get; init; }

    /// <summary>For a contact that is made.</summary>
    public string? LastName { get; init; }

    /// <summary>Of the call, by HubSpot property name.</summary>
    public IReadOnlyDictionary<string, string?> CustomProperties { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public override string ToString() => "a call";
}
