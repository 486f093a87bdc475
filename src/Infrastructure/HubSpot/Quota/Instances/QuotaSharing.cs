using HubSpotCrm.Application.Errors;
using HubSpotCrm.Infrastructure.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HubSpotCrm.Infrastructure.HubSpot.Quota.Instances;

/// <summary>
/// Keeps this instance's share of the quota, while there is a database that others use too. When the database cannot be
/// reached the share runs out within two seconds and no call is made: another instance may have it by then.
/// </summary>
internal sealed partial class QuotaSharing(HubSpotQuota quota, QuotaTable table, DatabaseAddress database, TimeProvider time, ILogger<QuotaSharing> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly string _id = Guid.CreateVersion7().ToString("n");
    private bool _isCutOff;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!database.IsPostgres)
            return;    // SQLite serves one process: all of the quota is its own
        foreach (var (_, window) in quota.Windows)
            HoldNothing(window);
        await table.EnsureAsync(quota.Windows.Select(each => each.Name), cancellationToken);
        await RenewAsync(cancellationToken);    // the first caller finds a share
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Ends the lease: what is not in use is free for others at once.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!database.IsPostgres)
            return;
        try
        {
            foreach (var (name, window) in quota.Windows)
            {
                HoldNothing(window);
                await table.ChangeAsync(name, (state, now) => Leave(state, now, window), cancellationToken);
            }
        }
        catch (StoreUnavailableException unreachable)
        {
            Log.NotRenewed(logger, unreachable);    // the lease ends by itself
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pause, time, stoppingToken);
                await RenewAsync(stoppingToken);
                _isCutOff = false;
            }
            catch (StoreUnavailableException unreachable)
            {
                if (!_isCutOff)    // once for each outage, not five times a second
                    Log.NotRenewed(logger, unreachable);
                _isCutOff = true;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        foreach (var (name, window) in quota.Windows)
        {
            var sent = time.GetTimestamp();    // the lease began later by the database's clock: here it ends rather too early
            var report = window.Report();
            var (share, paused) = await table.ChangeAsync(name, (state, now) => (state.Renew(now, _id, report, (long)window.Length.TotalMilliseconds), state.PausedUntil - now), cancellationToken);
            window.Hold(share, sent + (SharedWindow.LeaseMs * time.TimestampFrequency / 1000), TimeSpan.FromMilliseconds(Math.Max(0, paused)));
        }
    }

    private void HoldNothing(PermitWindow window) => window.Hold(new Share(Permits: 0, Fair: window.Report().Limit), time.GetTimestamp(), TimeSpan.Zero);

    private bool Leave(SharedWindow state, long now, PermitWindow window)
    {
        state.Leave(now, _id, window.Report());
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The share of HubSpot's quota could not be renewed")]
        public static partial void NotRenewed(ILogger logger, Exception exception);
    }
}
