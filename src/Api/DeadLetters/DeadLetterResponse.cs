using System.Text.Json;
using System.Text.Json.Serialization;
using AutoMapper;
using HubSpotCrm.Api.Hosting.Json;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.DeadLetters;

/// <summary>Work that was given up.</summary>
public sealed record DeadLetterResponse
{
    public required string Id { get; init; }

    /// <summary><c>reactions</c>, <c>pushes</c>, <c>catch-ups</c>, <c>outbox</c>, <c>runs</c>, <c>bookings</c> or <c>mails</c>.</summary>
    public required string Queue { get; init; }

    /// <summary>What it is about, such as <c>contact|51200000101</c>.</summary>
    public required string Lane { get; init; }

    /// <summary>How often it failed.</summary>
    public required int Failures { get; init; }

    /// <summary>Why it failed last.</summary>
    public required string Error { get; init; }

    public required DateTimeOffset EnqueuedAt { get; init; }

    public required DateTimeOffset DiedAt { get; init; }

    /// <summary>What is to be done.</summary>
    [JsonConverter(typeof(RawJsonConverter))]
    public required JsonElement Payload { get; init; }
}

internal sealed class DeadLetterProfile : Profile
{
    public DeadLetterProfile()
    {
        CreateMap<DeadLetter, DeadLetterResponse>()
            .ForMember(response => response.Id, member => member.MapFrom(letter => letter.Message.Id))
            .ForMember(response => response.Queue, member => member.MapFrom(letter => letter.Message.Queue))
            .ForMember(response => response.Lane, member => member.MapFrom(letter => letter.Message.Lane))
            .ForMember(response => response.Failures, member => member.MapFrom(letter => letter.Message.Failures))
            .ForMember(response => response.EnqueuedAt, member => member.MapFrom(letter => letter.Message.EnqueuedAt))
            .ForMember(response => response.Payload, member => member.MapFrom(letter => letter.Message.PayloadJson));
        CreateMap<Page<DeadLetter>, PageResponse<DeadLetterResponse>>();
    }
}
