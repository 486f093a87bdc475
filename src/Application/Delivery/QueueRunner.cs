using HubSpotCrm.Application.Ports.Delivery;

namespace HubSpotCrm.Application.Delivery;

/// <summary>Keeps as many lanes of a queue at work as it may. A slow lane keeps no other one waiting.</summary>
internal sealed class QueueRunner(IQueueEngine queue, LaneWork lanes, IWakeUps wakeUps, TimeProvider time) : IQueueRunner
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public async Task RunAsync(IQueueWork work, CancellationToken stopping)
    {
        var running = new List<Task>();
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                var ring = wakeUps.NextAsync(work.Queue);
                running.RemoveAll(task => task.IsCompleted);
                var room = work.RoomBeside(running.Count);
                IReadOnlyList<ClaimedLane> claimed = room > 0 ? await queue.ClaimAsync(work.Queue, room, stopping) : [];
                running.AddRange(claimed.Select(lane => Task.Run(() => lanes.RunAsync(work, lane, stopping), CancellationToken.None)));
                if (room <= 0 || claimed.Count < room)
                    await WaitAsync(ring, running, stopping);
            }
        }
        finally
        {
            await Task.WhenAll(running);    // what was begun is finished, or given back
        }
    }

    // Also for a lane that ends: it makes room, and may have more in it than one claim holds.
    private async Task WaitAsync(Task ring, List<Task> running, CancellationToken stopping)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny([ring, Task.Delay(Look, time, over.Token), .. running.Count > 0 ? [Task.WhenAny(running)] : Array.Empty<Task>()]);
        await over.CancelAsync();
    }
}

/// <summary>Runs the work of a queue until it is told to stop.</summary>
public interface IQueueRunner
{
    /// <exception cref="Errors.StoreUnavailableException">The database cannot be used now.</exception>
    Task RunAsync(IQueueWork work, CancellationToken stopping);
}
