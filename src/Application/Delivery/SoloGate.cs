namespace HubSpotCrm.Application.Delivery;

/// <summary>Lets work go on side by side, except work that may end the process: nothing else goes on beside it, so that nothing else can be blamed.</summary>
internal sealed class SoloGate : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _gate = new();
    private TaskCompletionSource? _empty;
    private int _inside;

    /// <returns>Disposing it leaves.</returns>
    public async Task<IDisposable> EnterAsync(bool alone, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        if (!alone)
        {
            lock (_gate)
                _inside++;
            _turn.Release();
            return new Inside(Leave);
        }

        try
        {
            await EmptyAsync().WaitAsync(cancellationToken);
        }
        catch
        {
            _turn.Release();
            throw;
        }

        return new Inside(() => _turn.Release());
    }

    public void Dispose() => _turn.Dispose();

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
