using HubSpotCrm.Application.Errors;
using HubSpotCrm.Infrastructure.Callers;

namespace HubSpotCrm.Infrastructure.HubSpot.Batching;

/// <summary>Writes to one record go one after another, in the order in which they came; so two of them never share a batch.</summary>
internal sealed class RecordLanes(CallerPatience patience, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Type, string Key), LinkedList<TaskCompletionSource>> _lanes = [];

    /// <summary>Waits for the writes that came before. Disposing the result lets the next one in.</summary>
    /// <exception cref="CrmBusyException">They take longer than the caller waits.</exception>
    public ValueTask<IDisposable> EnterAsync(string type, string key, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_lanes.TryAdd((type, key), new()))
                return new(new Lane(this, (type, key)));
            var turn = _lanes[(type, key)].AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return new(WaitAsync(turn, (type, key), cancellationToken));
        }
    }

    private async Task<IDisposable> WaitAsync(LinkedListNode<TaskCompletionSource> turn, (string Type, string Key) record, CancellationToken cancellationToken)
    {
        try
        {
            await turn.Value.Task.WaitAsync(patience.Left, time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            if (!Leave(turn))
                Next(record);    // the turn came at the last moment
            if (exception is OperationCanceledException)
                throw;
            throw new CrmBusyException("Other writes to this record take longer than this one may wait.", TimeSpan.FromSeconds(1));
        }

        return new Lane(this, record);
    }

    private bool Leave(LinkedListNode<TaskCompletionSource> turn)
    {
        lock (_gate)
        {
            if (turn.List is null)
                return false;
            turn.List.Remove(turn);
            return true;
        }
    }

    private void Next((string Type, string Key) record)
    {
        lock (_gate)
        {
            var waiting = _lanes[record];
            if (waiting.First is not { } next)
            {
                _lanes.Remove(record);
                return;
            }

            waiting.RemoveFirst();
            next.Value.SetResult();
        }
    }

    private sealed class Lane(RecordLanes owner, (string Type, string Key) record) : IDisposable
    {
        private bool _left;

        public void Dispose()
        {
            if (_left)
                return;
            _left = true;
            owner.Next(record);
        }
    }
}
