namespace HubSpotCrm.Domain.Calls;

/// <summary>How a call ended.</summary>
/// <param name="Id">HubSpot's id, a GUID.</param>
public sealed record CallOutcome(string Id, string Label);
