using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports.Delivery;

namespace HubSpotCrm.Application.Delivery;

internal static class LaneReturns
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(4);

    /// <summary>Takes a lane's starts back as soon as the database is there again: a start without an end would be taken for a crash. The claim is kept meanwhile.</summary>
    /// <exception cref="ClaimLostException">Somebody else has the lane by now, or it was given back after all.</exception>
    public static async Task UntilTakenBackAsync(this IQueueEngine queue, ClaimedLane lane, TimeProvider time, CancellationToken stopping)
    {
        for (var wait = FirstWait; !stopping.IsCancellationRequested; wait = wait < LongestWait ? wait * 2 : wait)
        {
            await Task.Delay(wait, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await queue.TakeBackAsync(lane, CancellationToken.None);
                return;
            }
            catch (StoreUnavailableException)
            {
                // not yet
            }
        }
    }
}
