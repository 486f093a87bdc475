using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Infrastructure.Keys;

/// <summary>The keys of one process. The latest are kept; older ones are found by search, which has caught up by then.</summary>
internal sealed class InMemoryRecordKeys : IRecordKeys
{
    /// <summary>How many writes are remembered.</summary>
    public const int Kept = 100_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(CrmObjectType, UniqueKey), (string Id, long Write)> _ids = [];
    private readonly Queue<((CrmObjectType, UniqueKey) Key, long Write)> _order = new();
    private readonly Dictionary<(CrmObjectType, UniqueKey), Turn> _turns = [];
    private long _writes;

    public string? Find(CrmObjectType type, UniqueKey key)
    {
        lock (_gate)
            return _ids.GetValueOrDefault((type, key)).Id;
    }

    public void Remember(CrmObjectType type, UniqueKey key, string id)
    {
        lock (_gate)
        {
            _ids[(type, key)] = (id, ++_writes);
            _order.Enqueue(((type, key), _writes));
            while (_order.Count > Kept)
                ForgetOldest();
        }
    }

    public void Forget(CrmObjectType type, UniqueKey key)
    {
        lock (_gate)
            _ids.Remove((type, key));
    }

    public async Task<IDisposable> HoldAsync(CrmObjectType type, UniqueKey key, CancellationToken cancellationToken)
    {
        Turn turn;
        lock (_gate)
        {
            if (!_turns.TryGetValue((type, key), out var known))
                _turns[(type, key)] = known = new(this, (type, key));
            turn = known;
            turn.Holders++;
        }

        try
        {
            await turn.Door.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Leave(turn);
            throw;
        }

        return new Hold(turn);
    }

    // A key that was written again since is not the oldest any more.
    private void ForgetOldest()
    {
        var (key, write) = _order.Dequeue();
        if (_ids.TryGetValue(key, out var known) && known.Write == write)
            _ids.Remove(key);
    }

    private void Leave(Turn turn)
    {
        lock (_gate)
        {
            if (--turn.Holders == 0)
                _turns.Remove(turn.Key);
        }
    }

    private sealed record Turn(InMemoryRecordKeys Owner, (CrmObjectType, UniqueKey) Key)
    {
        public SemaphoreSlim Door { get; } = new(1, 1);

        public int Holders { get; set; }
    }

    private sealed class Hold(Turn turn) : IDisposable
    {
        private Turn? _turn = turn;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _turn, null) is not { } held)
                return;
            held.Door.Release();
            held.Owner.Leave(held);
        }
    }
}
