namespace HubSpotCrm.Infrastructure.HubSpot.Http;

/// <summary>Retries may be a tenth of the calls, with a small reserve for a quiet service: an outage is not answered with a flood.</summary>
internal sealed class RetryBudget
{
    private const int CallsPerRetry = 10;
    private const int Reserve = 20 * CallsPerRetry;
    private int _credit = Reserve;

    public void Called()
    {
        if (Volatile.Read(ref _credit) < Reserve)
            Interlocked.Increment(ref _credit);
    }

    public bool TryRetry()
    {
        if (Interlocked.Add(ref _credit, -CallsPerRetry) >= 0)
            return true;
        Interlocked.Add(ref _credit, CallsPerRetry);
        return false;
    }
}
