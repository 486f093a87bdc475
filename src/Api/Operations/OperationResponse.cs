using System.Text.Json;
using System.Text.Json.Serialization;
using AutoMapper;
using HubSpotCrm.Api.Hosting.Json;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Domain.Operations;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Operations;

/// <summary>Work that goes on without the caller who asked for it.</summary>
public sealed record OperationResponse
{
    /// <summary>Its id, which may stand where the id of the record is expected that it makes.</summary>
    public required string Id { get; init; }

    /// <summary>What is done, such as <c>contacts.create</c>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>queued</c>, <c>running</c>, <c>succeeded</c>, <c>failed</c>, or <c>dead</c> when an operator has to decide about it.</summary>
    public required OperationStatus Status { get; init; }

    /// <summary>Its parts, in their order.</summary>
    public required IReadOnlyList<OperationStepResponse> Steps { get; init; }

    /// <summary>What it made or changed, such as <c>{ "type": "contact", "id": "51200000101" }</c>; null until it has succeeded.</summary>
    [JsonConverter(typeof(RawJsonOrNullConverter))]
    public required JsonElement? Result { get; init; }

    /// <summary>The problem document that a direct call would have had, or why the operation was given up; null unless it failed or is dead.</summary>
    [JsonConverter(typeof(RawJsonOrNullConverter))]
    public required JsonElement? Problem { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A part of an operation.</summary>
public sealed record OperationStepResponse
{
    public required string Name { get; init; }

    public required OperationStatus Status { get; init; }

    /// <summary>The record that it found, made or changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? RecordId { get; init; }

    /// <summary>Why it failed, or waits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonConverter(typeof(RawJsonOrNullConverter))]
    public required JsonElement? Problem { get; init; }
}

internal sealed class OperationProfile : Profile
{
    public OperationProfile()
    {
        CreateMap<Operation, OperationResponse>()
            .ForMember(response => response.Result, member => member.MapFrom(operation => operation.ResultJson))
            .ForMember(response => response.Problem, member => member.MapFrom(operation => operation.ProblemJson));
        CreateMap<OperationStep, OperationStepResponse>()
            .ForMember(response => response.Problem, member => member.MapFrom(step => step.ProblemJson));
        CreateMap<Page<Operation>, PageResponse<OperationResponse>>();
    }
}
