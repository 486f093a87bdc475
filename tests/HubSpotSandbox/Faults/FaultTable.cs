using HubSpotSandbox.Control;

namespace HubSpotSandbox.Faults;

/// <summary>The faults in force, in the order they were added.</summary>
internal sealed class FaultTable
{
    private readonly Lock gate = new();
    private List<Fault> faults = [];
    private Random dice = new(1);

    public IReadOnlyList<Fault> All
    {
        get
        {
            lock (gate)
            {
                return [.. faults];
            }
        }
    }

    public void Add(IReadOnlyList<Fault> added)
    {
        foreach (var fault in added)
        {
            Check(fault);
        }

        lock (gate)
        {
            faults = [.. faults, .. added];
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            faults = [];
            dice = new Random(1);
        }
    }

    /// <summary>The first fault that hits; its count goes down, and a fault at zero is gone.</summary>
    public Fault? Take(string method, string path)
    {
        lock (gate)
        {
            for (var index = 0; index < faults.Count; index++)
            {
                var fault = faults[index];
                if (!fault.Hits(method, path) || dice.NextDouble() >= (fault.Probability ?? 1))
                {
                    continue;
                }

                if (fault.Count == 1)
                {
                    faults.RemoveAt(index);
                }
                else if (fault.Count is { } left)
                {
                    faults[index] = fault with { Count = left - 1 };
                }

                return fault;
            }

            return null;
        }
    }

    private static void Check(Fault fault)
    {
        var problem = fault switch
        {
            { Kind: FaultKind.Status, Status: null } => "A fault of kind status needs a status.",
            { Status: < 200 or > 599 } => "status must be from 200 to 599.",
            { Probability: < 0 or > 1 } => "probability must be from 0 to 1.",
            { Count: < 1 } => "count must be 1 or more.",
            { DelayMs: < 0 } => "delayMs must be 0 or more.",
            { Kind: FaultKind.Slow, DelayMs: null } => "A fault of kind slow needs delayMs.",
            { Policy: not (null or "TEN_SECONDLY_ROLLING" or "DAILY" or "SECONDLY") } => "policy must be TEN_SECONDLY_ROLLING, DAILY or SECONDLY.",
            _ => null,
        };
        if (problem is not null)
        {
            throw new ControlException(problem);
        }
    }
}
