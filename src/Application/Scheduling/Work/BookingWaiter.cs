using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling.Work;

/// <summary>Waits until bookings are confirmed or refused, wherever they are worked on.</summary>
internal sealed class BookingWaiter(IBookings bookings, IWakeUps wakeUps, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <returns>The booking as it is then, or when the wait is over; null when there is none with this id.</returns>
    public async Task<Booking?> WaitAsync(string id, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var topic = WakeUpTopics.Booking(id);
        var began = time.GetTimestamp();
        try
        {
            while (true)
            {
                var ring = wakeUps.NextAsync(topic);
                var booking = await bookings.FindAsync(id, cancellationToken);
                var left = atMost - time.GetElapsedTime(began);
                if (booking is not { Status: BookingStatus.Requested } || left <= TimeSpan.Zero)
                    return booking;
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
