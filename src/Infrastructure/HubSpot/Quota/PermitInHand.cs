namespace HubSpotCrm.Infrastructure.HubSpot.Quota;

/// <summary>
/// Hands a permit that was waited for outside to the first call made with it. It goes where the asynchronous flow goes; a
/// second attempt waits for a permit of its own.
/// </summary>
internal sealed class PermitInHand
{
    private readonly AsyncLocal<Hand?> _current = new();

    /// <summary>Offers the permit to what follows in this flow. Disposing takes back one that was not used.</summary>
    public IDisposable Offer(Permit permit)
    {
        var hand = new Hand(this, permit, _current.Value);
        _current.Value = hand;
        return hand;
    }

    /// <summary>The permit on offer, or null; never the same one twice.</summary>
    public Permit? Take() => _current.Value?.Take();

    private sealed class Hand(PermitInHand owner, Permit permit, Hand? before) : IDisposable
    {
        private Permit? _permit = permit;

        public Permit? Take() => Interlocked.Exchange(ref _permit, null);

        public void Dispose()
        {
            owner._current.Value = before;
            if (Take() is not { } unused)
                return;
            unused.NeverSent();
            unused.Dispose();
        }
    }
}
