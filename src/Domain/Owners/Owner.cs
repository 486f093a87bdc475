namespace HubSpotCrm.Domain.Owners;

/// <summary>A user of the CRM who can own records. A queue has no e-mail.</summary>
public sealed record Owner(string Id, string? Email, string? FirstName, string? LastName, bool Archived)
{
    /// <summary>The CRM's user that the owner is, as meeting links name people; null for a queue, and for one who has left.</summary>
    public string? UserId { get; init; }

    public override string ToString() => $"Owner {Id}";
}
