using HubSpotCrm.Infrastructure.HubSpot.Quota.Waiting;

namespace HubSpotCrm.Infrastructure.HubSpot.Quota;

/// <summary>
/// Who gets the next permit. Background calls leave a fifth of the window to the others and come after them, but are never
/// shut out for good. Times are timestamps. Not thread-safe: the owner locks.
/// </summary>
internal sealed class PermitOrder
{
    /// <summary>Which part of the limit background calls leave alone.</summary>
    private const double Reserve = 0.2;

    /// <summary>After so many other calls a background call goes, whatever waits.</summary>
    private const int Longest = 10;

    private readonly WaitingLines _interactive = new();
    private readonly WaitingLines _background = new();
    private readonly CallPace _pace = new(share: 1, burst: 0.1, catchUp: 1.2);
    private readonly CallPace _backgroundPace = new(share: 1 - Reserve, burst: 0.02, catchUp: 1);
    private int _passed;    // calls that went before waiting background calls

    /// <summary>How many permits those who wait would use.</summary>
    public int PermitsWanted => _interactive.PermitsNeeded + _background.PermitsNeeded;

    public void Add(WaitingCall call) => LinesOf(call).Add(call);

    public void Remove(WaitingCall call) => LinesOf(call).Remove(call);

    public void Advance(long now, CallCount calls)
    {
        _pace.Advance(now, calls, _interactive.Count > 0);
        _backgroundPace.Advance(now, calls, _background.Count > 0);
    }

    /// <summary>Takes the call that may go now out of its line; there must be room for one.</summary>
    public WaitingCall? Take(CallCount calls)
    {
        if (_background.Count > 0 && _passed >= Longest)
            return TakeBackground();
        if (_interactive.Take(together: _pace.Allows || IsQuiet(calls)) is { } call)
        {
            _pace.Use();
            _passed = _background.Count > 0 ? _passed + 1 : 0;
            return call;
        }

        return _background.Count > 0 && calls.Free > Reserved(calls) && _backgroundPace.Allows ? TakeBackground() : null;
    }

    /// <summary>The calls that go with this one: those that matter most first. Nobody who waits at a screen waits for the records of an import.</summary>
    public Grant RidersOf(WaitingCall call)
    {
        if (call.Kind is not { } kind || _interactive.Count + _background.Count == 0)
            return Grant.Alone;
        var riders = new List<WaitingCall>();
        _interactive.TakeRiders(kind, call.Caller, riders);
        if (call.IsBackground)
            _background.TakeRiders(kind, call.Caller, riders);
        riders.ForEach(rider => rider.Grant(Grant.Ride));
        return riders.Count == 0 ? Grant.Alone : new Grant(riders);
    }

    /// <summary>When somebody could go who cannot go now; null when nobody waits, or an answer has to come first.</summary>
    public long? NextLook(long now, CallCount calls)
    {
        if (_interactive.Count + _background.Count == 0)
            return null;
        if (!calls.IsFree(now))
            return calls.NextFree();
        var interactive = _interactive.Count > 0 ? _pace.Next(now, calls) : (long?)null;
        var background = _background.Count == 0 ? (long?)null : calls.Free > Reserved(calls) ? _backgroundPace.Next(now, calls) : now + calls.FirstEnd(now);
        return interactive < background || background is null ? interactive : background;
    }

    /// <summary>How long a call that came now would wait, as far as can be seen.</summary>
    public long EstimateWait(long now, WaitingCall call, CallCount calls)
    {
        var ahead = _interactive.PermitsBefore(call);
        if (call.IsBackground)
            return Math.Max(calls.EstimateWait(now, ahead + _background.PermitsBefore(call), Reserved(calls)), _backgroundPace.EstimateWait(_background.PermitsBefore(call), calls));
        return Math.Max(calls.EstimateWait(now, ahead, reserved: 0), call.Kind is null || IsQuiet(calls) ? 0 : _pace.EstimateWait(ahead, calls));
    }

    private WaitingCall? TakeBackground()
    {
        _passed = 0;
        _backgroundPace.Use();
        return _background.Take(together: true);
    }

    // Who comes alone to an idle window is no crowd.
    private bool IsQuiet(CallCount calls) => calls.InFlight == 0 && _interactive.Count <= 1;

    private static int Reserved(CallCount calls) => (int)(calls.Limit * Reserve);

    private WaitingLines LinesOf(WaitingCall call) => call.IsBackground ? _background : _interactive;
}
