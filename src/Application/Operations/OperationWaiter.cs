using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Operations;
using HubSpotCrm.Domain.Operations;

namespace HubSpotCrm.Application.Operations;

/// <summary>Waits for the end of operations, wherever they are worked on.</summary>
internal sealed class OperationWaiter(IOperations operations, IWakeUps wakeUps, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <returns>The operation as it is at its end, or when the wait is over; null when there is none with this id.</returns>
    public async Task<Operation?> WaitAsync(string id, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var topic = WakeUpTopics.Operation(id);
        var began = time.GetTimestamp();
        try
        {
            while (true)
            {
                var ring = wakeUps.NextAsync(topic);
                var operation = await operations.FindAsync(id, cancellationToken);
                var left = atMost - time.GetElapsedTime(began);
                if (operation is null or { HasEnded: true } or { Status: OperationStatus.Dead } || left <= TimeSpan.Zero)
                    return operation;
                await WaitAsync(ring, left < Look ? left : Look, cancellationToken);
            }
        }
        finally
        {
            wakeUps.Forget(topic);
        }
    }

    private async Task WaitAsync(Task ring, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(ring, Task.Delay(atMost, time, over.Token));
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
