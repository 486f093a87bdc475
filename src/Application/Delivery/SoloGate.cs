namespace HubSpotCrm.Application.Delivery;

/// <summary>Lets work go on side by side, except work that may end the process: nothing else goes on beside it, so that nothing else can be blamed.</summary>
internal sealed class SoloGate : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _gate = new();
    private TaskCompletionSource? _empty;
    private int _inside;
    private int _solos;

    /// <summary>True while something is done alone, or waits to be.</summary>
    public bool IsWantedAlone => Volatile.Read(ref _solos) > 0;

    /// <returns>Disposing it leaves.</returns>
    public async Task<IDisposable> EnterAsync(bool alone, CancellationToken cancellationToken)
    {
        if (alone)
            return await EnterAloneAsync(cancellationToken);
        await _turn.WaitAsync(cancellationToken);
        lock (_gate)
            _inside++;
        _turn.Release();
        return new Inside(Leave);
    }

    public void Dispose() => _turn.Dispose();

    private async Task<IDisposable> EnterAloneAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _solos);
        var hasTurn = false;
        try
        {
            await _turn.WaitAsync(cancellationToken);
            hasTurn = true;
            await EmptyAsync().WaitAsync(cancellationToken);
        }
        catch
        {
            LeaveAlone(hasTurn);
            throw;
        }

        return new Inside(() => LeaveAlone(hasTurn: true));
    }

    private void LeaveAlone(bool hasTurn)
    {
        if (hasTurn)
            _turn.Release();
        Interlocked.Decrement(ref _solos);
    }

    private Task EmptyAsync()
    {
        lock (_gate)
        {
            if (_inside == 0)
                return Task.CompletedTask;
            _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _empty.Task;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            if (--_inside == 0)
                _empty?.TrySetResult();
        }
    }

    private sealed class Inside(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
