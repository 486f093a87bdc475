using HubSpotCrm.Application.Errors;

namespace HubSpotCrm.Api.Workers;

/// <summary>A loop that outlives every failure of what it does.</summary>
internal static partial class Loop
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    /// <summary>Does the work again and again, until the service stops.</summary>
    public static async Task RunAsync(Func<CancellationToken, Task> work, TimeProvider time, ILogger logger, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await work(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // a loop that ends would end the service
            catch (Exception failure)
#pragma warning restore CA1031
            {
                Log.Failed(logger, failure is StoreUnavailableException ? null : failure, failure.Message);
                await DelayAsync(AfterFailure, time, stopping);
            }
        }
    }

    /// <summary>Waits for a ring, but not longer than a while.</summary>
    public static async Task WaitAsync(Task ring, TimeSpan atMost, TimeProvider time, CancellationToken stopping)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(ring, Task.Delay(atMost, time, over.Token));
        await over.CancelAsync();
    }

    private static async Task DelayAsync(TimeSpan wait, TimeProvider time, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(wait, time, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // the service stops
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A loop of the service failed and goes on in a moment: {Reason}")]
        public static partial void Failed(ILogger logger, Exception? failure, string reason);
    }
}
