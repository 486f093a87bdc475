using System.Text.Json;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Infrastructure.Persistence.Events;

/// <summary>How an event that this service raised waits in the inbox: as a delivery of its own.</summary>
internal static class RaisedEvents
{
    public static byte[] Write(CrmEvent raised) => JsonSerializer.SerializeToUtf8Bytes(raised);

    public static CrmEvent Read(ReadOnlySpan<byte> body) => JsonSerializer.Deserialize<CrmEvent>(body)!;
}
