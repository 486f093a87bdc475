namespace HubSpotCrm.Domain.Associations;

/// <summary>An associated record, seen from the other one.</summary>
/// <param name="Id">The associated record's id.</param>
/// <param name="Labels">Names of the labels; none for a plain association.</param>
public sealed record Association(string Id, IReadOnlyList<string> Labels);
