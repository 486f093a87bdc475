using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Api.Outbox;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Infrastructure.HubSpot;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Hosting.Callers;

/// <summary>Says whom the calls of a request are made for, and how long that caller waits: <c>Prefer: wait=N</c>, else the service's own patience.</summary>
internal sealed class CallerOfRequest(RequestDelegate next, ICallerContext callers, ProblemWriter problems, IOptions<HubSpotOptions> options, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var name = context.User.Identity is { IsAuthenticated: true, Name: { } key } ? key : context.GetEndpoint()?.Metadata.GetMetadata<CallerWithoutKeyAttribute>()?.Name;
        if (name is null || context.Features.Get<ReplayedWrite>() is not null)
        {
            await next(context);
            return;
        }

        if (!PreferHeader.TryReadWait(context.Request.Headers, out var wait))
        {
            await problems.WriteAsync(context, ProblemTable.Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal) { [PreferHeader.Name] = ["wait takes a whole number of seconds, such as wait=10."] }));
            return;
        }

        if (wait is { } applied)
            context.Response.Headers[PreferHeader.Applied] = $"wait={applied}";
        var patience = TimeSpan.FromSeconds(wait ?? options.Value.PatienceSeconds);
        using var entered = callers.Enter(new Caller(name) { Deadline = time.GetTimestamp() + (long)(patience.TotalSeconds * time.TimestampFrequency) });
        await next(context);
    }
}
