using System.Text.Json;

namespace HubSpotCrm.Domain.Delivery;

/// <summary>Work that waits in a queue until it is done, or until it is given up and becomes a dead letter.</summary>
/// <param name="Id">Grows with time. Also the work's idempotency key.</param>
/// <param name="Lane">Messages of one lane are done one after the other, in the order of their ids.</param>
/// <param name="Payload">JSON.</param>
/// <param name="Starts">How often it was begun since it last came to an end: more than one means that the process ended in between.</param>
/// <param name="Failures">How often it failed.</param>
public sealed record QueueMessage(long Id, string Queue, string Lane, string Payload, DateTimeOffset EnqueuedAt, int Starts, int Failures)
{
    /// <summary>The payload, parsed.</summary>
    public JsonElement PayloadJson => JsonSerializer.Deserialize<JsonElement>(Payload);

    /// <summary>True when the process ended while this was being done: it may be the cause.</summary>
    public bool IsSuspect => Starts > 0;
}
