using HubSpotCrm.Application.Errors;

namespace HubSpotCrm.Infrastructure.HubSpot.Quota;

/// <summary>At most so many calls in any window of so long. Waiting callers are served in their order.</summary>
internal sealed class PermitWindow : IDisposable
{
    /// <summary>No pause is believed for longer, so that one odd answer cannot stop the service for good.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly CallCount _calls;
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private readonly ITimer _timer;

    public PermitWindow(int limit, TimeSpan length, TimeProvider time)
    {
        _time = time;
        _calls = new(limit, Units(length));
        _timer = time.CreateTimer(_ => Change(static _ => { }), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits for a permit, which must be given back with <see cref="Return"/> or <see cref="Cancel"/>.</summary>
    /// <exception cref="CrmBusyException">No permit will come within <paramref name="patience"/>; said at once, not after waiting.</exception>
    public Task TakeAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource> place;
        lock (_gate)
        {
            var now = _time.GetTimestamp();
            if (_calls.IsFree(now) && _waiting.Count == 0)
            {
                _calls.Allow();
                return Task.CompletedTask;
            }

            var wait = EstimateWait(now);
            if (wait > patience)
                throw Busy(wait);
            place = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            Schedule(now);
        }

        return WaitAsync(place, patience, cancellationToken);
    }

    /// <summary>The call has been answered, or given up.</summary>
    public void Return() => Change(_calls.Answered);

    /// <summary>The call was never sent: its permit is free again at once.</summary>
    public void Cancel() => Change(_ => _calls.NeverSent());

    /// <summary>Takes over what an answer says of the account: a higher limit, and calls that others have made.</summary>
    public void Learn(int limit, int? remaining) => Change(now => _calls.Learn(now, limit, remaining));

    /// <summary>Gives no permit for a while, because HubSpot refused a call.</summary>
    public void Pause(TimeSpan duration) => Change(now => _calls.PauseUntil(now + Units(duration < LongestPause ? duration : LongestPause)));

    public void Dispose() => _timer.Dispose();

    private async Task WaitAsync(LinkedListNode<TaskCompletionSource> place, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            await place.Value.Task.WaitAsync(patience, _time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            Change(_ => Leave(place));
            if (exception is OperationCanceledException)
                throw;
            lock (_gate)
                throw Busy(EstimateWait(_time.GetTimestamp()));
        }
    }

    private void Leave(LinkedListNode<TaskCompletionSource> place)
    {
        if (place.List is null)
            _calls.NeverSent();    // allowed at the last moment and not used
        else
            _waiting.Remove(place);
    }

    /// <summary>Changes the count, then serves whoever can be served by it.</summary>
    private void Change(Action<long> change)
    {
        lock (_gate)
        {
            var now = _time.GetTimestamp();
            change(now);
            while (_calls.IsFree(now) && _waiting.First is { } first)
            {
                _waiting.RemoveFirst();
                _calls.Allow();
                first.Value.SetResult();
            }

            Schedule(now);
        }
    }

    // Nothing to wait for means that only calls in flight hold the window: their answers serve the next callers.
    private void Schedule(long now)
    {
        if (_waiting.Count > 0 && _calls.NextFree() is { } due)
            _timer.Change(Span(Math.Max(due, now) - now) + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }

    private TimeSpan EstimateWait(long now) => Span(_calls.EstimateWait(now, _waiting.Count));

    private static CrmBusyException Busy(TimeSpan wait) => new("HubSpot's request quota is used up for longer than this call may wait.", wait);

    private long Units(TimeSpan span) => (long)(span.TotalSeconds * _time.TimestampFrequency);

    private TimeSpan Span(long units) => TimeSpan.FromSeconds((double)units / _time.TimestampFrequency);
}
