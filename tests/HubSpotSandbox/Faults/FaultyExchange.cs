using System.Text.Json;
using HubSpotSandbox.Control;
using HubSpotSandbox.Hosting;
using HubSpotSandbox.Limits;

namespace HubSpotSandbox.Faults;

/// <summary>One request that a fault has hit.</summary>
internal sealed class FaultyExchange(Sandbox sandbox, HttpContext context, ApiRequest request, ApiRoute route, Fault fault)
{
    public async Task RunAsync(Func<Answer> normal, CancellationToken ending)
    {
        switch (fault.Kind)
        {
            case FaultKind.Drop:
                context.Abort();
                break;
            case FaultKind.Hang:
                await HangAsync(ending);
                break;
            case FaultKind.CommitThenDrop:
                normal();
                context.Abort();
                break;
            case FaultKind.Half:
                await AnswerWriter.WriteHalfAsync(context, normal());
                break;
            case FaultKind.Slow:
                await WaitAsync(ending);
                await AnswerAsync(normal());
                break;
            default:
                await WaitAsync(ending);
                await AnswerAsync(Spoiled());
                break;
        }
    }

    private Answer Spoiled() => fault.Kind switch
    {
        FaultKind.Html => Answer.Html(fault.Status ?? 502, "Bad Gateway") with { RetryAfter = RetryAfter },
        FaultKind.Garbage => Answer.Text(200, "application/json;charset=utf-8", "{\"results\": [ <!-- not JSON"),
        _ => StatusAnswer(fault.Status ?? 500),
    };

    private Answer StatusAnswer(int status)
    {
        context.Response.Headers["x-hubspot-correlation-id"] = request.CorrelationId;
        var error = FaultBodies.For(status, fault.Policy, route);
        if (status == 429)
        {
            sandbox.Stats.CountRefused();
            if (route.Operation is not { IsSearch: true })
            {
                var tier = sandbox.Settings.Tier;
                new Usage(tier, sandbox.Limiter.Today().Used, tier.PerTenSeconds).WriteTo(context.Response.Headers);
            }
        }

        return status is 204 ? Answer.NoContent : Answer.Error(error, request.CorrelationId) with { RetryAfter = RetryAfter ?? (status == 477 ? "30" : null) };
    }

    private string? RetryAfter => fault.RetryAfter switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    private async Task AnswerAsync(Answer answer)
    {
        await sandbox.PauseAsync(answer.Items, context.RequestAborted);
        await AnswerWriter.WriteAsync(context, answer);
    }

    private async Task HangAsync(CancellationToken ending)
    {
        try
        {
            await Task.Delay(fault.DelayMs is { } time ? TimeSpan.FromMilliseconds(time) : Timeout.InfiniteTimeSpan, sandbox.Clock.Real, ending);
        }
        catch (OperationCanceledException)
        {
            // the caller or the server has gone: nothing to answer either way
        }

        context.Abort();
    }

    private async Task WaitAsync(CancellationToken ending)
    {
        if (fault.DelayMs is { } time)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(time), sandbox.Clock.Real, ending);
        }
    }
}
