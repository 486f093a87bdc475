using HubSpotCrm.Domain.Operations;

namespace HubSpotCrm.Application.Workflows;

/// <summary>How far a run has come in this try.</summary>
internal sealed class RunProgress(IReadOnlyList<RunStep> plan)
{
    private readonly Lock _gate = new();
    private readonly StepRecords _done = [];
    private readonly Dictionary<string, OperationStep> _shown = plan.ToDictionary(step => step.Name, step => new OperationStep(step.Name), StringComparer.Ordinal);

    /// <summary>The records of the steps that are done by now.</summary>
    public StepRecords Records
    {
        get
        {
            lock (_gate)
                return new(_done);
        }
    }

    /// <summary>In the order of the plan.</summary>
    public IReadOnlyList<OperationStep> Steps
    {
        get
        {
            lock (_gate)
                return [.. plan.Select(step => _shown[step.Name])];
        }
    }

    /// <summary>Steps that can be done now, side by side.</summary>
    public IReadOnlyList<RunStep> Ready => [.. Open(Records)];

    public void Begin(RunStep step) => Show(new(step.Name, OperationStatus.Running));

    public void Done(RunStep step, string record)
    {
        lock (_gate)
            _done[step.Name] = record;
        Show(new(step.Name, OperationStatus.Succeeded, record));
    }

    /// <param name="status">Failed for good, or waiting again.</param>
    /// <param name="problem">JSON, when there is something to say about it.</param>
    public void Failed(RunStep step, OperationStatus status, string? problem) => Show(new(step.Name, status, RecordId: null, problem));

    private IEnumerable<RunStep> Open(StepRecords done) => plan.Where(step => !done.ContainsKey(step.Name) && step.Needs.All(done.ContainsKey));

    private void Show(OperationStep step)
    {
        lock (_gate)
            _shown[step.Name] = step;
    }
}
