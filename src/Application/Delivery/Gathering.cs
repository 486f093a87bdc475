namespace HubSpotCrm.Application.Delivery;

/// <summary>
/// Lets what comes wait for company: it goes when nothing more has come for a moment, when enough is there, or when the first
/// has waited long enough (ADR 0018).
/// </summary>
/// <param name="most">Enough.</param>
/// <param name="go">Takes what has gathered. Must not throw.</param>
public sealed class Gathering<T>(TimeProvider time, int most, Action<IReadOnlyList<T>> go)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private List<T> _waiting = [];
    private ITimer? _timer;
    private long _first;

    public void Add(IReadOnlyCollection<T> items)
    {
        List<T>? enough = null;
        lock (_gate)
        {
            if (_waiting.Count == 0)
                _first = time.GetTimestamp();
            _waiting.AddRange(items);
            if (_waiting.Count >= most)
                enough = Take();
            else
                (_timer ??= CreateTimer()).Change(Wait(), Timeout.InfiniteTimeSpan);
        }

        if (enough is not null)
            go(enough);
    }

    private TimeSpan Wait()
    {
        var left = Longest - time.GetElapsedTime(_first);
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < Moment ? left : Moment;
    }

    // The timer lives on; it must not carry along whoever came first.
    private ITimer CreateTimer()
    {
        using (ExecutionContext.SuppressFlow())
            return time.CreateTimer(static state => ((Gathering<T>)state!).Go(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private void Go()
    {
        List<T> waiting;
        lock (_gate)
            waiting = Take();
        if (waiting.Count > 0)
            go(waiting);
    }

    private List<T> Take()
    {
        var waiting = _waiting;
        _waiting = [];
        return waiting;
    }
}
