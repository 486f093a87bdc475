using System.Text.Json;

namespace HubSpotCrm.Application.Workflows;

/// <summary>What a run has to know to go on in any instance.</summary>
/// <param name="Operation">The id of its operation.</param>
/// <param name="Key">What its steps are known by: a repeated request with this key finds them done.</param>
/// <param name="Caller">Whose share of the quota it uses.</param>
/// <param name="At">When it was accepted.</param>
internal sealed record RunPayload(string Operation, string Kind, string Key, string Caller, DateTimeOffset At, JsonElement Input)
{
    public string Write() => JsonSerializer.Serialize(this);

    public static RunPayload Read(string payload) => JsonSerializer.Deserialize<RunPayload>(payload)!;

    public IReadOnlyList<RunStep> Plan(AllWorkflows workflows)
    {
        var workflow = workflows.Of(Kind);
        return workflow.Plan(workflow.Read(Input), At);
    }
}

/// <summary>Runs that somebody asked for or that are at work, in this process.</summary>
internal sealed class RunsUnderWay
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _runs = new(StringComparer.Ordinal);

    /// <summary>True when calls of one run may meet calls of another.</summary>
    public bool AreSeveral
    {
        get
        {
            lock (_gate)
                return _runs.Count > 1;
        }
    }

    /// <param name="key">A run that is entered twice counts once.</param>
    public IDisposable Enter(string key)
    {
        lock (_gate)
            _runs[key] = _runs.GetValueOrDefault(key) + 1;
        return new Entered(this, key);
    }

    private void Leave(string key)
    {
        lock (_gate)
        {
            if (--_runs[key] == 0)
                _runs.Remove(key);
        }
    }

    private sealed class Entered(RunsUnderWay owner, string key) : IDisposable
    {
        public void Dispose() => owner.Leave(key);
    }
}
