namespace HubSpotCrm.Infrastructure.Persistence.Keys;

/// <summary>Turns in this process, in the order of coming.</summary>
internal sealed class LocalTurns(TimeProvider time) : IKeyTurns
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Turn> _turns = new(StringComparer.Ordinal);

    public async Task<IAsyncDisposable> TakeAsync(string key, TimeSpan patience, CancellationToken cancellationToken)
    {
        var turn = Join(key);
        try
        {
            await WaitAsync(turn.Door, patience, cancellationToken);
        }
        catch
        {
            Leave(turn);
            throw;
        }

        return new Hold(turn);
    }

    private async Task WaitAsync(SemaphoreSlim door, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (await door.WaitAsync(TimeSpan.Zero, cancellationToken))
            return;
        if (patience <= TimeSpan.Zero)
            throw KeyTurnRefusal.Create();
        using var end = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellationToken);
        try
        {
            await door.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw KeyTurnRefusal.Create();
        }
    }

    private Turn Join(string key)
    {
        lock (_gate)
        {
            if (!_turns.TryGetValue(key, out var turn))
                _turns[key] = turn = new(this, key);
            turn.Holders++;
            return turn;
        }
    }

    private void Leave(Turn turn)
    {
        lock (_gate)
        {
            if (--turn.Holders == 0)
                _turns.Remove(turn.Key);
        }
    }

    private sealed class Turn(LocalTurns owner, string key)
    {
        public LocalTurns Owner => owner;

        public string Key => key;

        public SemaphoreSlim Door { get; } = new(1, 1);

        public int Holders { get; set; }
    }

    private sealed class Hold(Turn turn) : IAsyncDisposable
    {
        private Turn? _turn = turn;

        public ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _turn, null) is { } held)
            {
                held.Door.Release();
                held.Owner.Leave(held);
            }

            return ValueTask.CompletedTask;
        }
    }
}
