using System.Globalization;
using HubSpotCrm.Api.Hosting.Callers;
using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Outbox;

/// <summary>
/// Takes writes that are to be done later (<c>Prefer: respond-async</c>): such a request goes its usual way up to the point
/// where something would be done, so what is wrong with it is said at once. Also puts records in the place of operations.
/// </summary>
internal sealed class WaitingWrites(RequestDelegate next, WriteAcceptance acceptance, ReferencedOperations operations, ICallerContext callers, ProblemWriter problems)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<ReplayedWrite>() is not null || WriteRoute.Of(context) is not { } route)
        {
            await next(context);
            return;
        }

        var body = route.IsWrite ? await WriteBody.ReadAsync(context.Request, context.RequestAborted) : default;
        var isRepeated = route.IsWrite && callers.Current.Writes.Since is not null;
        if (isRepeated && await acceptance.TryAnswerAgainAsync(context, route, body))
            return;
        await HandleAsync(context, route, body, waits: !isRepeated && route.MayWait && PreferHeader.AsksForAsync(context.Request.Headers));
    }

    // A repeat whose first try may have got through does not wait: only under its own key is that one found (ADR 0011).
    private async Task HandleAsync(HttpContext context, WriteRoute route, ReadOnlyMemory<byte> body, bool waits)
    {
        var references = WriteReferences.Find(context.Request.Path.Value ?? "", body.Span);
        if (references.Count == 0 && !waits)
        {
            await next(context);
            return;
        }

        var state = await operations.LookAsync(references, context.RequestAborted);
        if (state.Refusal is { } refusal)
            await problems.WriteAsync(context, refusal);
        else if (waits)
            await AcceptAsync(context, new(route, body, references, state));
        else if (state.Awaited is [var first, ..])
            await problems.WriteAsync(context, OutboxProblems.Pending(first));
        else
            await DoNowAsync(context, body, references, state.Ids);
    }

    private async Task DoNowAsync(HttpContext context, ReadOnlyMemory<byte> body, IReadOnlyList<WriteReference> references, IReadOnlyDictionary<(string Operation, CrmObjectType Type), string> ids)
    {
        Put(context, body, references, ids);
        await next(context);
    }

    // What is checked has stand-ins for records that are not there yet, each its own; what is kept names their operations.
    private async Task AcceptAsync(HttpContext context, WaitingWrite write)
    {
        var ids = new Dictionary<(string Operation, CrmObjectType Type), string>(write.State.Ids);
        foreach (var reference in write.References)
            ids.TryAdd((reference.Operation, reference.Type), (long.MaxValue - ids.Count).ToString(CultureInfo.InvariantCulture));
        var address = $"{context.Request.Path}{context.Request.QueryString}";
        Put(context, write.Body, write.References, ids);
        using var entered = callers.Enter(callers.Current with { IsDeferred = true });
        try
        {
            await next(context);
        }
        catch (DeferredException)
        {
            await acceptance.AcceptAsync(context, write, address);
        }
    }

    private static void Put(HttpContext context, ReadOnlyMemory<byte> body, IReadOnlyList<WriteReference> references, IReadOnlyDictionary<(string Operation, CrmObjectType Type), string> ids)
    {
        if (ids.Count == 0)
            return;
        WriteReferences.InRoute(context.Request.RouteValues, references, ids);
        if (references.Any(reference => reference.Field is not null))
            WriteBody.Replace(context.Request, WriteReferences.InBody(body, references, ids));
    }
}

/// <summary>A write on its way into the outbox.</summary>
internal sealed record WaitingWrite(WriteRoute Route, ReadOnlyMemory<byte> Body, IReadOnlyList<WriteReference> References, ReferenceState State);
