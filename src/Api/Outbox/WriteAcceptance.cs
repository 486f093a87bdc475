using System.Security.Claims;
using System.Text;
using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Hosting.Callers;
using HubSpotCrm.Api.Hosting.Idempotency;
using HubSpotCrm.Api.Operations;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Operations;
using HubSpotCrm.Domain.Operations;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Outbox;

/// <summary>Keeps a write and its operation, and answers 202 when both are on disk.</summary>
internal sealed class WriteAcceptance(IOperations operations, OperationAnswers answers, TimeProvider time)
{
    /// <param name="address">Path and query, as the caller sent them.</param>
    public async Task AcceptAsync(HttpContext context, WaitingWrite write, string address)
    {
        var caller = context.User.Identity?.Name ?? "";
        var operation = new Operation(Operation.NewId(), write.Route.Kind, caller, time.GetUtcNow()) { Steps = [new(write.Route.Type.Singular())] };
        var stored = new StoredWrite(
            operation.Id, context.Request.Method, WriteReferences.InAddress(address, write.State.Ids), Text(WriteReferences.InBody(write.Body, write.References, write.State.Ids)),
            caller, Roles.All.Last(role => context.User.HasClaim(ClaimTypes.Role, role)), context.TraceIdentifier);
        var lane = write.Route.Lane(operation, write.State.Awaited, write.Body.Span);
        var after = write.Route.Id is { } named && write.State.Ids.TryGetValue((named, write.Route.Type), out var id) ? write.Route.LaneOf(id) : null;
        var (accepted, _) = await operations.AcceptAsync(new(operation, ExternalId(context, caller), Queues.Outbox, lane, stored.Write(), after), CancellationToken.None);
        context.Response.Headers[PreferHeader.Applied] = PreferHeader.Async;
        await answers.WriteAcceptedAsync(context, accepted);
    }

    // The key's answer may be lost after the operation was kept: then the repeat finds it by this.
    private static string? ExternalId(HttpContext context, string caller) =>
        IdempotencyKeyHeader.TryRead(context.Request.Headers, out var key) ? $"{caller}/{key}" : null;

    private static string? Text(ReadOnlyMemory<byte> body) => body.IsEmpty ? null : Encoding.UTF8.GetString(body.Span);
}
