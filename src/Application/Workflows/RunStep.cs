using HubSpotCrm.Application.Errors;

namespace HubSpotCrm.Application.Workflows;

/// <summary>A part of a run. It is done once; what it does may be repeated within the same work.</summary>
/// <param name="Name">The singular of the object type that it is about, such as <c>contact</c>.</param>
/// <param name="Needs">Names of the steps whose records it needs.</param>
internal sealed record RunStep(string Name, IReadOnlyList<string> Needs)
{
    /// <summary>What the caller's input calls its fields.</summary>
    public InputNames Fields { get; init; } = InputNames.Same;

    /// <summary>True when it finds or changes what is there, and may be done again by a run that is sent again after a refusal. Else it makes a record, once for all runs of one external id.</summary>
    public bool IsEnsured { get; init; }

    /// <summary>Links the record that an earlier run made with those of this one.</summary>
    public Func<string, StepRecords, CancellationToken, Task>? LinkAsync { get; init; }

    /// <summary>Does it, and gives the id of the record.</summary>
    public required Func<StepRecords, CancellationToken, Task<string>> DoAsync { get; init; }

    /// <summary>Says what it would do; reads only.</summary>
    public required Func<CancellationToken, Task<StepForecast>> ForecastAsync { get; init; }

    /// <summary>A refusal in the words of the caller's input.</summary>
    public Exception Explain(Exception refusal) => refusal is CrmRejectedException rejected ? new CrmRejectedException(rejected.Message, InInput(rejected.Fields), rejected.Answer) : refusal;

    // Two fields may be one in the input: a name is first and last name.
    private Dictionary<string, string[]> InInput(IReadOnlyDictionary<string, string[]> refused) => refused
        .GroupBy(field => Fields.Of(field.Key), field => field.Value, StringComparer.Ordinal)
        .ToDictionary(field => field.Key, field => field.SelectMany(messages => messages).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
}

/// <summary>The records of the steps that are done, by name of the step.</summary>
internal sealed class StepRecords : Dictionary<string, string>
{
    public StepRecords()
        : base(StringComparer.Ordinal)
    {
    }

    public StepRecords(StepRecords others)
        : base(others, StringComparer.Ordinal)
    {
    }
}

/// <summary>What a step would do.</summary>
public enum StepAction
{
    /// <summary>A record is there, and is changed.</summary>
    Change,

    /// <summary>A record is there, and is linked.</summary>
    Link,

    /// <summary>A record is made, with its links.</summary>
    Make,
}

/// <summary>What a step would do, and its price.</summary>
/// <param name="RecordId">The record that is there.</param>
/// <param name="Calls">HubSpot calls that it would cost.</param>
public sealed record StepForecast(string Name, StepAction Action, string? RecordId, int Calls);
