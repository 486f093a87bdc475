using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Infrastructure.Keys;

/// <summary>The keys of one process. The latest are kept; older ones are found by search, which has caught up by then.</summary>
internal sealed class InMemoryRecordKeys : IRecordKeys
{
    private const int Kept = 100_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(CrmObjectType, UniqueKey), string> _ids = [];
    private readonly Queue<(CrmObjectType, UniqueKey)> _order = new();
    private readonly Dictionary<(CrmObjectType, UniqueKey), Turn> _turns = [];

    public string? Find(CrmObjectType type, UniqueKey key)
    {
        lock (_gate)
            return _ids.GetValueOrDefault((type, key));
    }

    public void Remember(CrmObjectType type, UniqueKey key, string id)
    {
        lock (_gate)
        {
            if (!_ids.ContainsKey((type, key)))
                _order.Enqueue((type, key));
            _ids[(type, key)] = id;
            while (_order.Count > Kept)
                _ids.Remove(_order.Dequeue());
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
