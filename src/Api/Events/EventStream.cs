using System.Globalization;
using System.Text;
using System.Text.Json;
using AutoMapper;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Events;
using HubSpotCrm.Application.Ports.Events;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Events;

/// <summary>The feed as server-sent events, until the client or the service goes.</summary>
internal sealed class EventStream(EventPage first, EventFilter filter) : IActionResult
{
    public const string ContentType = "text/event-stream";
    public const int PageSize = 500;

    private const int CommentEverySeconds = 15;

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var services = context.HttpContext.RequestServices;
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.HttpContext.RequestAborted, services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        var response = context.HttpContext.Response;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-cache";
        response.Headers["X-Accel-Buffering"] = "no";    // proxies must not keep events back
        try
        {
            await SendAllAsync(response, services, gone.Token);
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException or StoreUnavailableException)
        {
            // The client comes back with the last id that it has seen.
        }
    }

    private async Task SendAllAsync(HttpResponse response, IServiceProvider services, CancellationToken cancellationToken)
    {
        var mediator = services.GetRequiredService<IMediator>();
        for (var page = first; ; page = await mediator.Send(new ReadEventsQuery(page.After, filter, PageSize, CommentEverySeconds), cancellationToken))
        {
            await response.WriteAsync(Write(page, services), cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
        }
    }

    private static string Write(EventPage page, IServiceProvider services)
    {
        if (page.Events.Count == 0)
            return ": nothing new\n\n";
        var mapper = services.GetRequiredService<IMapper>();
        var json = services.GetRequiredService<IOptions<JsonOptions>>().Value.JsonSerializerOptions;
        var text = new StringBuilder();
        foreach (var item in page.Events)
            text.Append(CultureInfo.InvariantCulture, $"id: {item.Sequence}\nevent: {OneLine(item.Event.Type)}\ndata: {JsonSerializer.Serialize(mapper.Map<EventResponse>(item), json)}\n\n");
        return text.ToString();
    }

    // JSON has no line breaks in it; a type that HubSpot is yet to think of might.
    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('\r', ' ');
}
