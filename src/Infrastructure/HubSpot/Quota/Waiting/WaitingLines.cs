namespace HubSpotCrm.Infrastructure.HubSpot.Quota.Waiting;

/// <summary>
/// Calls that wait, a line for each caller, and the callers take turns: who has one call waits for one call of each of the
/// others, however many those have. Not thread-safe: the owner locks.
/// </summary>
internal sealed class WaitingLines
{
    /// <summary>As many inputs as HubSpot's batch endpoints take.</summary>
    public const int MaxTogether = 100;

    private readonly LinkedList<CallerLine> _turns = new();
    private readonly Dictionary<string, LinkedListNode<CallerLine>> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byKind = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    /// <summary>When every batch is as full as it can be.</summary>
    public int PermitsNeeded { get; private set; }

    /// <summary>How many permits the calls of one kind need.</summary>
    public static int Permits(int calls) => (calls + MaxTogether - 1) / MaxTogether;

    public void Add(WaitingCall call)
    {
        if (!_lines.TryGetValue(call.Caller, out var line))
            _lines[call.Caller] = line = _turns.AddLast(new CallerLine());
        line.Value.Add(call);
        Note(call, 1);
    }

    public void Remove(WaitingCall call)
    {
        var line = _lines[call.Caller];
        line.Value.Remove(call);
        Note(call, -1);
        if (!line.Value.IsEmpty)
            return;
        _turns.Remove(line);
        _lines.Remove(call.Caller);
    }

    /// <summary>Takes the next call out of its line; the caller's next turn comes after all others'.</summary>
    /// <param name="together">Whether a call that could ride with others may go now.</param>
    public WaitingCall? Take(bool together)
    {
        for (var line = _turns.First; line is not null; line = line.Next)
        {
            if (line.Value.First(together) is not { } call)
                continue;
            _turns.Remove(line);
            _turns.AddLast(line);
            Remove(call);
            return call;
        }

        return null;
    }

    /// <summary>Takes calls of a kind out of the lines: the caller's own first, then the others'.</summary>
    public void TakeRiders(string kind, string caller, List<WaitingCall> riders)
    {
        if (!_byKind.ContainsKey(kind))
            return;
        if (_lines.TryGetValue(caller, out var own))
            TakeFrom(own.Value, kind, riders);
        for (var line = _turns.First; line is not null && riders.Count < MaxTogether - 1;)
        {
            var next = line.Next;    // the line goes when its last call does
            TakeFrom(line.Value, kind, riders);
            line = next;
        }
    }

    /// <summary>How many permits are given at the most before a call that comes now gets its own, or its ride.</summary>
    public int PermitsBefore(WaitingCall call)
    {
        var rides = call.Kind is { } kind && _byKind.GetValueOrDefault(kind) % MaxTogether != 0;    // in a batch that has room
        var all = rides ? PermitsNeeded - 1 : PermitsNeeded;
        var own = _lines.TryGetValue(call.Caller, out var line) ? line.Value.PermitsNeeded : 0;
        var turns = _lines.Count + (line is null ? 1 : 0);
        return Math.Min(all, ((own + 1) * turns) - 1);
    }

    private void TakeFrom(CallerLine line, string kind, List<WaitingCall> riders)
    {
        while (riders.Count < MaxTogether - 1 && line.First(kind) is { } call)
        {
            Remove(call);
            riders.Add(call);
        }
    }

    private void Note(WaitingCall call, int change)
    {
        Count += change;
        if (call.Kind is not { } kind)
        {
            PermitsNeeded += change;
            return;
        }

        var before = _byKind.GetValueOrDefault(kind);
        PermitsNeeded += Permits(before + change) - Permits(before);
        if (before + change == 0)
            _byKind.Remove(kind);
        else
            _byKind[kind] = before + change;
    }
}
