using HubSpotSandbox.Access;
using HubSpotSandbox.Control;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Faults;

namespace HubSpotSandbox.Hosting;

/// <summary>The way of every request: faults, authentication, limits, route (docs/sandbox.md).</summary>
internal sealed class RequestPipeline(Sandbox sandbox, CancellationToken stopping)
{
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await ServeAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested || stopping.IsCancellationRequested)
        {
            // the caller or the server has gone: nothing to answer either way
        }
    }

    private async Task ServeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments(ControlRoutes.Prefix, StringComparison.Ordinal, out var rest))
        {
            await AnswerWriter.WriteAsync(context, await ControlRoutes.HandleAsync(sandbox, context, rest));
            return;
        }

        var request = await ApiRequest.ReadAsync(context);
        var route = Router.Find(request.Method, request.Segments);
        sandbox.Stats.Count(route);
        var fault = sandbox.Faults.Take(request.Method, request.Path);
        if (!sandbox.Settings.LogCalls)
        {
            await AnswerAsync(context, request, route, fault);
            return;
        }

        var call = sandbox.Calls.Begin(request);
        try
        {
            await AnswerAsync(context, request, route, fault);
        }
        finally
        {
            sandbox.Calls.End(call, context, fault);
        }
    }

    private async Task AnswerAsync(HttpContext context, ApiRequest request, ApiRoute route, Fault? fault)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        if (fault is not null)
        {
            await new FaultyExchange(sandbox, context, request, route, fault).RunAsync(() => Answered(request, route, context), ending.Token);
            return;
        }

        var answer = Answered(request, route, context);
        await sandbox.PauseAsync(answer.Items, ending.Token);
        await AnswerWriter.WriteAsync(context, answer);
    }

    /// <summary>The normal answer; sets the headers that go with it.</summary>
    private Answer Answered(ApiRequest request, ApiRoute route, HttpContext context)
    {
        context.Response.Headers["x-hubspot-correlation-id"] = request.CorrelationId;
        try
        {
            return Run(request, route, context);
        }
        catch (RefusedException refused)
        {
            if (refused.Error.Status == 429)
            {
                sandbox.Stats.CountRefused();
            }

            return Answer.Error(refused.Error, request.CorrelationId);
        }
    }

    private Answer Run(ApiRequest request, ApiRoute route, HttpContext context)
    {
        var app = App.Find(request.Authorization) ?? throw new RefusedException(ApiErrors.NoCredentials);
        var refusal = sandbox.Limiter.Refuses(app, route.Operation is { IsSearch: true }, out var usage);
        usage?.WriteTo(context.Response.Headers);
        if (refusal is not null)
        {
            throw new RefusedException(refusal);
        }

        if (route.Operation is null)
        {
            return route.OtherMethodExists ? Answer.Html(405, "Method Not Allowed") : Answer.Html(404, "Not Found");
        }

        if (route.Type is null)
        {
            throw new RefusedException(ApiErrors.UnknownObjectType(route.TypeName));
        }

        if (route is { ToTypeName: { } toTypeName, ToType: null })
        {
            throw new RefusedException(ApiErrors.UnknownObjectType(toTypeName));
        }

        app.Demand(route.Operation.Right, route.Type);
        app.Demand(route.Operation.Right, route.ToType ?? route.Type);
        return route.Operation.Handle(new ApiCall(request, route, sandbox.Records, app));
    }
}
