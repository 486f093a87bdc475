namespace HubSpotCrm.Infrastructure.HubSpot.Quota;

/// <summary>
/// Spreads calls that could ride together over the window, so that a crowd does not use it up with single calls and then
/// stands still (ADR 0012). A few go at once; while calls wait, permits come evenly. Times are timestamps. Not
/// thread-safe: the owner locks.
/// </summary>
/// <param name="share">Which part of the limit these calls may use.</param>
/// <param name="burst">Which part of the limit may go at once.</param>
/// <param name="catchUp">How much faster than evenly they may come while calls leave the window.</param>
internal sealed class CallPace(double share, double burst, double catchUp)
{
    /// <summary>The part of the limit by which permits may run short for a moment.</summary>
    private const double Slack = 0.02;

    private double _tokens = double.MaxValue;
    private long? _at;

    /// <summary>Brings the tokens up to date. To be called before anything that changes whether calls wait.</summary>
    /// <param name="now">The time.</param>
    /// <param name="calls">The window.</param>
    /// <param name="crowd">Whether calls have been waiting: what comes meanwhile is not saved up for a rush.</param>
    public void Advance(long now, CallCount calls, bool crowd)
    {
        var most = crowd ? 1 : Math.Max(1, calls.Limit * burst);
        _tokens = Math.Min(most, _tokens + ((now - (_at ?? now)) * Rate(now, calls, crowd)));
        _at = now;
    }

    public bool Allows => _tokens >= 1;

    public void Use() => _tokens = Math.Max(0, _tokens - 1);

    /// <summary>When the next token is there.</summary>
    public long Next(long now, CallCount calls) => Allows ? now : now + (long)Math.Ceiling((1 - _tokens) / Rate(now, calls, crowd: true));

    /// <summary>How long until a call with so many before it has a token.</summary>
    public long EstimateWait(int ahead, CallCount calls) => (long)(Math.Max(0, ahead + 1 - _tokens) * calls.Length / (Math.Max(1, calls.Limit) * share));

    // Permits have to last until calls leave the window, over all of it: a cluster of calls is drawn apart within a few
    // windows instead of coming again and again. The slack keeps single permits from waiting for their turn.
    private double Rate(long now, CallCount calls, bool crowd)
    {
        var even = calls.Limit * share / calls.Length;
        return crowd ? Math.Min(even * catchUp, calls.LastingRate(now, calls.Limit * (1 - share - Slack))) : even;
    }
}
