using HubSpotCrm.Application.Errors;

namespace HubSpotCrm.Infrastructure.HubSpot.Quota;

/// <summary>
/// At most so many calls in any window of so long. A permit is counted from the moment it is given until one window after
/// the answer has come: HubSpot counted the call at some moment before that, so its own window can never be exceeded,
/// however long calls travel. Waiting callers are served in their order.
/// </summary>
internal sealed class PermitWindow : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _length;
    private readonly Queue<long> _counted = new();
    private readonly Queue<long> _strangers = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private readonly ITimer _timer;
    private int _limit;
    private int _inFlight;
    private long _pausedUntil = long.MinValue;

    public PermitWindow(int limit, TimeSpan length, TimeProvider time)
    {
        _limit = limit;
        _length = length;
        _time = time;
        _timer = time.CreateTimer(_ => Serve(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits for a permit, which must be given back with <see cref="Return"/> when the call has been answered.</summary>
    /// <exception cref="CrmBusyException">No permit will come within <paramref name="patience"/>; said at once, not after waiting.</exception>
    public Task TakeAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource> place;
        lock (_gate)
        {
            var now = _time.GetTimestamp();
            if (_waiting.Count == 0 && IsFree(now))
            {
                _inFlight++;
                return Task.CompletedTask;
            }

            var wait = EstimateWait(now, _waiting.Count);
            if (wait > patience)
                throw Busy(wait);
            place = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            Schedule(now);
        }

        return WaitAsync(place, patience, cancellationToken);
    }

    /// <summary>The call has been answered, or given up.</summary>
    public void Return()
    {
        lock (_gate)
        {
            _inFlight--;
            _counted.Enqueue(After(_time.GetTimestamp(), _length));
            ServeLocked();
        }
    }

    /// <summary>Takes over what an answer says of the account: a higher limit, and calls that others have made.</summary>
    public void Learn(int limit, int? remaining)
    {
        lock (_gate)
        {
            _limit = Math.Max(_limit, limit);
            var now = _time.GetTimestamp();
            Expire(now);
            var byOthers = remaining is null ? 0 : limit - remaining.Value - _inFlight - _counted.Count - _strangers.Count;
            for (var i = 0; i < byOthers; i++)
                _strangers.Enqueue(After(now, _length));
            ServeLocked();
        }
    }

    /// <summary>Gives no permit for a while, because HubSpot refused a call.</summary>
    public void Pause(TimeSpan duration)
    {
        lock (_gate)
            _pausedUntil = Math.Max(_pausedUntil, After(_time.GetTimestamp(), duration));
    }

    public void Dispose() => _timer.Dispose();

    private async Task WaitAsync(LinkedListNode<TaskCompletionSource> place, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            await place.Value.Task.WaitAsync(patience, _time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            lock (_gate)
            {
                if (place.List is null)
                    _inFlight--;    // given at the last moment and not used
                else
                    _waiting.Remove(place);
                ServeLocked();
                if (exception is OperationCanceledException)
                    throw;
                throw Busy(EstimateWait(_time.GetTimestamp(), _waiting.Count));
            }
        }
    }

    private void Serve()
    {
        lock (_gate)
            ServeLocked();
    }

    private void ServeLocked()
    {
        var now = _time.GetTimestamp();
        while (_waiting.First is { } first && IsFree(now))
        {
            _waiting.RemoveFirst();
            _inFlight++;
            first.Value.SetResult();
        }

        Schedule(now);
    }

    private bool IsFree(long now)
    {
        Expire(now);
        return now >= _pausedUntil && _inFlight + _counted.Count + _strangers.Count < _limit;
    }

    private void Expire(long now)
    {
        while (_counted.TryPeek(out var end) && end <= now)
            _counted.Dequeue();
        while (_strangers.TryPeek(out var end) && end <= now)
            _strangers.Dequeue();
    }

    private void Schedule(long now)
    {
        if (_waiting.Count == 0)
            return;
        var next = Math.Min(_counted.TryPeek(out var own) ? own : long.MaxValue, _strangers.TryPeek(out var other) ? other : long.MaxValue);
        next = Math.Max(next, _pausedUntil);
        if (next != long.MaxValue)
            _timer.Change(Later(now, next) + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }

    /// <summary>When the place in the queue will be served, as far as can be seen; calls in flight count as answered now.</summary>
    private TimeSpan EstimateWait(long now, int ahead)
    {
        var ends = _counted.Concat(_strangers).Concat(Enumerable.Repeat(After(now, _length), _inFlight)).Order().ToArray();
        var mustEnd = ends.Length + ahead + 1 - _limit;    // so many calls must leave the window before this place is served
        var wait = mustEnd <= 0 ? TimeSpan.Zero
            : mustEnd <= ends.Length ? Later(now, ends[mustEnd - 1])
            : ((mustEnd - ends.Length - 1) / _limit + 1) * _length + Later(now, ends.Length == 0 ? now : ends[(mustEnd - ends.Length - 1) % ends.Length]);
        return wait > Later(now, _pausedUntil) ? wait : Later(now, _pausedUntil);
    }

    private static CrmBusyException Busy(TimeSpan wait) => new("HubSpot's request quota is used up for longer than this call may wait.", wait);

    private long After(long timestamp, TimeSpan span) => timestamp + (long)(span.TotalSeconds * _time.TimestampFrequency);

    private TimeSpan Later(long now, long then) => then <= now ? TimeSpan.Zero : _time.GetElapsedTime(now, then);
}
