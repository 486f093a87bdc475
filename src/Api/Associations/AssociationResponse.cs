using AutoMapper;
using HubSpotCrm.Domain.Associations;

namespace HubSpotCrm.Api.Associations;

/// <summary>An associated record.</summary>
public sealed record AssociationResponse
{
    /// <summary>The associated record's id.</summary>
    public required string Id { get; init; }

    /// <summary>Names of the labels, such as <c>Primary</c>; none for a plain association.</summary>
    public required IReadOnlyList<string> Labels { get; init; }
}

internal sealed class AssociationResponseProfile : Profile
{
    public AssociationResponseProfile() => CreateMap<Association, AssociationResponse>();
}
