using System.Text.Json;
using AutoMapper;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Domain.Webhooks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Events;

/// <summary>Writes an event as the feed shows it.</summary>
internal sealed class EventJson(IMapper mapper, IOptions<JsonOptions> json) : IEventJson
{
    public ReadOnlyMemory<byte> Write(FeedEvent item) => JsonSerializer.SerializeToUtf8Bytes(mapper.Map<EventResponse>(item), json.Value.JsonSerializerOptions);
}
