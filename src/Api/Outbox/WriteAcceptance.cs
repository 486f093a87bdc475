using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
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
    /// <summary>Answers with the operation that an earlier try of this request left behind: the answer to that one was lost.</summary>
    /// <returns>False when there is none.</returns>
    public async Task<bool> TryAnswerAgainAsync(HttpContext context, WriteRoute route, ReadOnlyMemory<byte> body)
    {
        if (ExternalId(context.Request, NameOf(context.User), body.Span) is not { } id || await operations.FindByExternalIdAsync(route.Kind, id, context.RequestAborted) is not { } earlier)
            return false;
        await answers.WriteAcceptedAsync(context, earlier);
        return true;
    }

    /// <param name="address">Path and query, as the caller sent them.</param>
    public async Task AcceptAsync(HttpContext context, WaitingWrite write, string address)
    {
        var caller = NameOf(context.User);
        var operation = new Operation(Operation.NewId(), write.Route.Kind, caller, time.GetUtcNow()) { Steps = [new(write.Route.Type.Singular())] };
        var stored = new StoredWrite(
            operation.Id, context.Request.Method, WriteReferences.InAddress(address, write.State.Ids), Text(WriteReferences.InBody(write.Body, write.References, write.State.Ids)),
            caller, Roles.All.Last(role => context.User.HasClaim(ClaimTypes.Role, role)), context.TraceIdentifier);
        var lane = write.Route.Lane(operation, write.State.Awaited, write.Body.Span);
        var after = write.Route.Id is { } named && write.State.Ids.TryGetValue((named, write.Route.Type), out var id) ? write.Route.LaneOf(id) : null;
        var (accepted, _) = await operations.AcceptAsync(new(operation, ExternalId(context.Request, caller, write.Body.Span), Queues.Outbox, lane, stored.Write(), after), CancellationToken.None);
        context.Response.Headers[PreferHeader.Applied] = PreferHeader.Async;
        await answers.WriteAcceptedAsync(context, accepted);
    }

    /// <summary>The caller's name for this very request: its key, and what it asks. By this a repeat finds the operation when the key's answer was lost. Null where no key counts.</summary>
    /// <param name="body">As the caller sent it.</param>
    internal static string? ExternalId(HttpRequest request, string caller, ReadOnlySpan<byte> body)
    {
        if (!IdempotencyKeyHeader.Applies(request.Method, onlyReads: false) || !IdempotencyKeyHeader.TryRead(request.Headers, out var key))
            return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        hash.AppendData(body);
        return $"{caller.Length}/{caller}/{key}/{Convert.ToHexStringLower(hash.GetHashAndReset())}";    // with its length, a caller's name is no other's with a part of a key
    }

    private static string NameOf(ClaimsPrincipal user) => user.Identity?.Name ?? "";

    /// <summary>The body as it is kept. What is no JSON object is none: it came with a call that takes no body, or the call would have been refused.</summary>
    internal static string? Text(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return null;
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Encoding.UTF8.GetString(body.Span) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
