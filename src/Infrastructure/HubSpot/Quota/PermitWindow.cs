using HubSpotCrm.Application.Errors;
using HubSpotCrm.Infrastructure.HubSpot.Http;
using HubSpotCrm.Infrastructure.HubSpot.Quota.Instances;
using HubSpotCrm.Infrastructure.HubSpot.Quota.Waiting;

namespace HubSpotCrm.Infrastructure.HubSpot.Quota;

/// <summary>
/// At most so many calls in any window of so long. Callers who wait take turns, calls of one kind ride on one permit, and
/// background calls go when none of the others can.
/// </summary>
internal sealed class PermitWindow : IDisposable
{
    /// <summary>No pause is believed for longer, so that one odd answer cannot stop the service for good.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly CallCount _calls;
    private readonly PermitOrder _order = new();
    private readonly ITimer _timer;

    public PermitWindow(int limit, TimeSpan length, TimeProvider time)
    {
        (_time, Length) = (time, length);
        _calls = new(limit, time.Units(length));
        _timer = time.CreateTimer(_ => Change(static _ => { }), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public TimeSpan Length { get; }

    /// <summary>Waits for a permit, which must be given back with <see cref="Return"/> or <see cref="Cancel"/>; unless the call gets a ride.</summary>
    /// <exception cref="CrmBusyException">No permit will come within <paramref name="patience"/>; said at once, not after waiting.</exception>
    public Task<Grant> TakeAsync(WaitingCall call, TimeSpan patience, CancellationToken cancellationToken)
    {
        Join([call], patience);
        return WaitAsync(call, patience, cancellationToken);
    }

    /// <summary>Lets calls wait together, so that they can ride together. Those that would wait too long are refused at once.</summary>
    public void Join(IReadOnlyList<WaitingCall> calls, TimeSpan patience) => Change(now =>
    {
        foreach (var call in calls)
        {
            var wait = _time.Span(_order.EstimateWait(now, call, _calls));
            if (wait > patience)
                call.Refuse(Busy(wait));
            else
                _order.Add(call);
        }
    });

    /// <summary>Waits until a call that has joined may go.</summary>
    /// <exception cref="CrmBusyException">It may not, or no permit came in time.</exception>
    public async Task<Grant> WaitAsync(WaitingCall call, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            return await call.Granted.WaitAsync(patience, _time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            if (Leave(call) is { } wait)
                throw exception is TimeoutException ? Busy(wait) : exception;
            var grant = await call.Granted;    // at the last moment
            if (exception is TimeoutException || call.Kind is not null)
                return grant;    // others may be riding on it, even when its own caller has gone
            Cancel();
            throw;
        }
    }

    /// <summary>A call is about to be sent.</summary>
    /// <returns>The time, for <see cref="Learn"/>.</returns>
    public long Start() => Ask(_calls.Look);

    /// <summary>The call has been answered, or given up.</summary>
    public void Return() => Change(_calls.Answered);

    /// <summary>The call was never sent: its permit is free again at once.</summary>
    public void Cancel() => Change(_ => _calls.NeverSent());

    /// <summary>Takes over what an answer says of the account: a higher limit, and calls that others have made. The call was <paramref name="sent"/> after <see cref="Start"/>.</summary>
    public void Learn(int limit, int? remaining, long sent) => Change(now => _calls.Learn(now, limit, remaining, sent));

    /// <summary>Allows fewer calls, or more again; a share of a shared window is changed by <see cref="Hold"/> alone.</summary>
    public void SetLimit(int limit) => Change(_ => _calls.SetLimit(limit));

    /// <summary>Gives no permit for a while, because HubSpot refused a call.</summary>
    public void Pause(TimeSpan duration) => Change(now => _calls.PauseUntil(now + _time.Units(duration < LongestPause ? duration : LongestPause)));

    /// <summary>Shares the window with other instances: uses so many of its permits until then, as a timestamp.</summary>
    public void Hold(Share share, long until, TimeSpan pause) => Change(now =>
    {
        _calls.Hold(share.Permits, share.Fair, until);
        _calls.PauseUntil(now + _time.Units(pause));
    });

    /// <summary>What this instance holds of the account's permits, and needs.</summary>
    public ShareReport Report() => Ask(now => new ShareReport(
        _calls.Known, _calls.Limit, _calls.Limit - _calls.Free + _order.PermitsWanted, Due.Of(Ends(now)), (long)_time.Span(_calls.PausedFor(now)).TotalMilliseconds));

    public void Dispose() => _timer.Dispose();

    // A call under way has reached HubSpot by now, or will in a moment.
    private IEnumerable<TimeSpan> Ends(long now) =>
        _calls.Ends.Select(end => _time.Span(end - now)).Concat(Enumerable.Repeat(Length + TimeSpan.FromMilliseconds(SharedWindow.TravelMs), _calls.InFlight));

    /// <summary>Takes a call out of the lines and says how long it would have had to wait; null when it is not there any more.</summary>
    private TimeSpan? Leave(WaitingCall call) => Ask<TimeSpan?>(now =>
    {
        if (!call.IsWaiting)
            return null;
        _order.Remove(call);
        return _time.Span(_order.EstimateWait(now, call, _calls));
    });

    private T Ask<T>(Func<long, T> change)
    {
        T answer = default!;
        Change(now => answer = change(now));
        return answer;
    }

    /// <summary>Changes the count, then serves whoever can be served by it.</summary>
    private void Change(Action<long> change)
    {
        lock (_gate)
        {
            var now = _time.GetTimestamp();
            _order.Advance(now, _calls);
            change(now);
            while (_calls.IsFree(now) && _order.Take(_calls) is { } call)
            {
                _calls.Allow(now);
                call.Grant(_order.RidersOf(call));
            }

            if (_order.NextLook(now, _calls) is { } due)
                _timer.Change(_time.Span(Math.Max(due, now) - now) + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        }
    }

    private static CrmBusyException Busy(TimeSpan wait) => new("HubSpot's request quota is used up for longer than this call may wait.", wait);
}
