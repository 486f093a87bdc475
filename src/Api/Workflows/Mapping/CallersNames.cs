using HubSpotCrm.Api.Hosting.Problems;

namespace HubSpotCrm.Api.Workflows.Mapping;

/// <summary>How the caller of a request calls our members: problems name them so.</summary>
internal sealed class CallersNames : IErrorNames
{
    private readonly Dictionary<string, string> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _offered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _refused = new(StringComparer.Ordinal);

    /// <summary>What cannot be understood at all, by the caller's names.</summary>
    public IReadOnlyDictionary<string, string[]> Refused => _refused;

    public void Use(string ours, string theirs) => _used[ours] = theirs;

    /// <summary>A name that the caller could have used.</summary>
    public void Offer(string ours, string theirs) => _offered.TryAdd(ours, theirs);

    public void Refuse(string theirs, string message) => _refused[theirs] = [message];

    public string Of(string ours)
    {
        if (_used.GetValueOrDefault(ours) is { } used)
            return used;
        if (_offered.GetValueOrDefault(ours) is { } offered)
            return offered;
        var above = _used.Keys.FirstOrDefault(path => ours.StartsWith($"{path}.", StringComparison.Ordinal) || ours.StartsWith($"{path}[", StringComparison.Ordinal));
        return above is null ? ours : _used[above] + ours[above.Length..];
    }
}
