using System.Text.Json.Serialization;
using AutoMapper;
using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Domain.Owners;
using HubSpotCrm.Domain.Pipelines;
using HubSpotCrm.Domain.Properties;

namespace HubSpotCrm.Api.ReferenceData;

/// <summary>A whole list: it has no pages.</summary>
/// <param name="Results">All there are.</param>
public sealed record ListResponse<T>(IReadOnlyList<T> Results);

/// <summary>The stages that deals or tickets go through.</summary>
public sealed record PipelineResponse(string Id, string Label, IReadOnlyList<StageResponse> Stages);

/// <summary>A stage of a pipeline.</summary>
/// <param name="Id">What records hold.</param>
/// <param name="Label">What people see.</param>
/// <param name="Probability">A deal's chance to win, 0 to 1; absent for tickets.</param>
/// <param name="IsClosed">True when nothing more is to happen.</param>
public sealed record StageResponse(
    string Id, string Label, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Probability, bool IsClosed);

/// <summary>A user who can own records.</summary>
/// <param name="Id">What <c>ownerId</c> takes.</param>
/// <param name="Email">Null for a queue.</param>
/// <param name="FirstName">Null for a queue.</param>
/// <param name="LastName">Null for a queue.</param>
/// <param name="Archived">True for one who has left.</param>
public sealed record OwnerResponse(string Id, string? Email, string? FirstName, string? LastName, bool Archived);

/// <summary>A property of an object type.</summary>
/// <param name="Name">HubSpot's name: what <c>customProperties</c> and <c>?properties=</c> take.</param>
/// <param name="Label">What people see.</param>
/// <param name="Type">Kind of value: <c>string</c>, <c>number</c>, <c>bool</c>, <c>enumeration</c>, <c>date</c>, <c>datetime</c>.</param>
/// <param name="FieldType">How HubSpot's screens show it.</param>
/// <param name="ReadOnly">True when HubSpot alone writes it.</param>
/// <param name="Unique">True when it can name a record: as <c>by</c> of a batch.</param>
/// <param name="Options">The values of an enumeration.</param>
public sealed record PropertyResponse(
    string Name, string Label, string Type, string FieldType, bool ReadOnly, bool Unique,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PropertyOptionResponse>? Options);

/// <summary>A value of an enumeration.</summary>
public sealed record PropertyOptionResponse(string Value, string Label);

/// <summary>How a call may end.</summary>
/// <param name="Id">HubSpot's id.</param>
/// <param name="Label">What <c>outcome</c> takes and gives.</param>
public sealed record CallOutcomeResponse(string Id, string Label);

internal sealed class ReferenceResponseProfile : Profile
{
    public ReferenceResponseProfile()
    {
        CreateMap<CrmPipeline, PipelineResponse>();
        CreateMap<PipelineStage, StageResponse>();
        CreateMap<Owner, OwnerResponse>();
        CreateMap<PropertyDefinition, PropertyResponse>();
        CreateMap<PropertyOption, PropertyOptionResponse>();
        CreateMap<CallOutcome, CallOutcomeResponse>();
    }
}
