namespace HubSpotCrm.Domain.Owners;

/// <summary>A user of the CRM who can own records. A queue has no e-mail.</summary>
public sealed record Owner(string Id, string? Email, string? FirstName, string? LastName, bool Archived)
{
    public override string ToString() => $"Owner {Id}";
}
