using HubSpotCrm.Api.Webhooks;
using HubSpotCrm.Application.Events;
using HubSpotCrm.Application.Ports.Events;
using MediatR;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Workers;

/// <summary>Notes that the service is at work, and has the changes of a time in which it was not read from HubSpot.</summary>
internal sealed partial class UptimeWorker(IUptime uptime, IMediator mediator, IOptions<WebhookOptions> options, TimeProvider time, ILogger<UptimeWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);

    private bool _hasBegun;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Loop.RunAsync(BeatAsync, time, logger, stoppingToken);

    private async Task BeatAsync(CancellationToken stoppingToken)
    {
        var before = await uptime.BeatAsync(stoppingToken);
        if (!_hasBegun && options.Value is { CatchUpAfterMinutes: > 0, Secrets.Count: > 0 } && before is { } last && time.GetUtcNow() - last > TimeSpan.FromMinutes(options.Value.CatchUpAfterMinutes))
        {
            Log.CatchingUp(logger, last);
            await mediator.Send(new CatchUpCommand(last, []), stoppingToken);
        }

        _hasBegun = true;
        await Task.Delay(Beat, time, stoppingToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The service was away since {Last}; what changed in HubSpot since then is read")]
        public static partial void CatchingUp(ILogger logger, DateTimeOffset last);
    }
}
