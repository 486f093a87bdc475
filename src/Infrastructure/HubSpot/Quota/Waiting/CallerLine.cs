namespace HubSpotCrm.Infrastructure.HubSpot.Quota.Waiting;

/// <summary>The waiting calls of one caller. Not thread-safe: the owner locks.</summary>
internal sealed class CallerLine
{
    private readonly LinkedList<WaitingCall> _alone = new();
    private readonly LinkedList<WaitingCall> _together = new();
    private readonly Dictionary<string, LinkedList<WaitingCall>> _byKind = new(StringComparer.Ordinal);

    public bool IsEmpty => _alone.Count == 0 && _together.Count == 0;

    /// <summary>How many permits these calls need at the most.</summary>
    public int PermitsNeeded => _alone.Count + _byKind.Values.Sum(calls => WaitingLines.Permits(calls.Count));

    public void Add(WaitingCall call)
    {
        call.Place = (call.Kind is null ? _alone : _together).AddLast(call);
        if (call.Kind is not { } kind)
            return;
        if (!_byKind.TryGetValue(kind, out var calls))
            _byKind[kind] = calls = new();
        call.PlaceInKind = calls.AddLast(call);
    }

    public void Remove(WaitingCall call)
    {
        call.Place!.List!.Remove(call.Place);
        call.Place = null;
        if (call.PlaceInKind is not { List: { } calls } place)
            return;
        calls.Remove(place);
        call.PlaceInKind = null;
        if (calls.Count == 0)
            _byKind.Remove(call.Kind!);
    }

    /// <param name="together">Whether a call that could ride with others may go now.</param>
    public WaitingCall? First(bool together) => _alone.First?.Value ?? (together ? _together.First?.Value : null);

    public WaitingCall? First(string kind) => _byKind.GetValueOrDefault(kind)?.First?.Value;
}
