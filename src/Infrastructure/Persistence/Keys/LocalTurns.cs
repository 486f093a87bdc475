namespace HubSpotCrm.Infrastructure.Persistence.Keys;

/// <summary>Turns in this process, in the order of coming. A turn that is free is had at once, without a wait.</summary>
internal sealed class LocalTurns(TimeProvider time) : IKeyTurns
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedList<TaskCompletionSource>> _waiting = new(StringComparer.Ordinal);    // there is a list while somebody has the turn

    public Task<IAsyncDisposable> TakeAsync(string key, TimeSpan patience, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_waiting.TryAdd(key, new()))
                return Task.FromResult<IAsyncDisposable>(new Turn(this, key));
            var place = _waiting[key].AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return WaitAsync(place, key, patience, cancellationToken);
        }
    }

    private async Task<IAsyncDisposable> WaitAsync(LinkedListNode<TaskCompletionSource> place, string key, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            await place.Value.Task.WaitAsync(patience, time, cancellationToken);
            return new Turn(this, key);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            if (!Leave(place))
                Next(key);    // the turn came at the last moment
            throw exception is TimeoutException ? KeyTurnRefusal.Create() : exception;
        }
    }

    private bool Leave(LinkedListNode<TaskCompletionSource> place)
    {
        lock (_gate)
        {
            if (place.List is null)
                return false;
            place.List.Remove(place);
            return true;
        }
    }

    private void Next(string key)
    {
        lock (_gate)
        {
            if (_waiting[key].First is not { } next)
            {
                _waiting.Remove(key);
                return;
            }

            _waiting[key].RemoveFirst();
            next.Value.SetResult();
        }
    }

    private sealed class Turn(LocalTurns owner, string key) : IAsyncDisposable
    {
        private int _given;

        public ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
                owner.Next(key);
            return ValueTask.CompletedTask;
        }
    }
}
