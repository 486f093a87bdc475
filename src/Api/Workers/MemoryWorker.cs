namespace HubSpotCrm.Api.Workers;

/// <summary>
/// Gives back the memory that a rush of large requests has left behind. The collector returns memory only while it works, and
/// after a rush nothing makes it work: the process would keep hundreds of megabytes for nothing until the next one.
/// </summary>
internal sealed class MemoryWorker(ILogger<MemoryWorker> logger) : BackgroundService
{
    private const long Rush = 256 * 1024 * 1024;
    private const long Calm = 32 * 1024 * 1024;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Loop.RunAsync(WatchAsync, TimeProvider.System, logger, stoppingToken);

    private static async Task WatchAsync(CancellationToken stoppingToken)
    {
        var (seen, collected) = (0L, 0L);
        while (true)
        {
            await Task.Delay(Look, TimeProvider.System, stoppingToken);
            var allocated = GC.GetTotalAllocatedBytes();
            if (allocated - seen < Calm && allocated - collected > Rush)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);    // nobody is waiting now
                collected = allocated;
            }

            seen = allocated;
        }
    }
}
