using System.Collections.Concurrent;
using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Application.Events;

/// <summary>Lets few pushes go to one subscriber at once, so that a slow or dead one does not hold up the others.</summary>
internal sealed class PushTurns(TimeProvider time)
{
    public const int Most = 8;

    // A healthy target gives a turn back within this; the others' pushes wait no longer for a place that it takes.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    /// <returns>Disposing it gives the turn back.</returns>
    /// <exception cref="PostponedException">There was none to have.</exception>
    public async Task<IDisposable> TakeAsync(EventSubscription subscription, CancellationToken cancellationToken)
    {
        var turns = _turns.GetOrAdd(subscription.Id, _ => new(Most));
        if (!await turns.WaitAsync(TimeSpan.Zero, cancellationToken) && !(subscription.FailingSince is null && await WaitAsync(turns, cancellationToken)))
            throw new PostponedException("Other pushes to this subscriber are still under way.", Later);
        return new Turn(turns);
    }

    private async Task<bool> WaitAsync(SemaphoreSlim turns, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await turns.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
