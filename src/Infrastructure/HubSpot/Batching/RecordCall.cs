using HubSpotCrm.Application.Ports;
using HubSpotCrm.Infrastructure.HubSpot.Quota.Waiting;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Batching;

/// <summary>A call for one record, which goes alone or rides with others of its kind.</summary>
/// <param name="operation">What is done.</param>
/// <param name="input">The record and its values, as a batch takes them.</param>
/// <param name="properties">The properties that the answer is to have.</param>
/// <param name="caller">Whose call it is, and until when that caller waits.</param>
internal sealed class RecordCall(BatchOperation operation, HubSpotBatchInput input, IReadOnlyList<string> properties, Caller caller)
    : WaitingCall(caller.Name, caller.IsBackground, operation.Kind)
{
    private readonly TaskCompletionSource<HubSpotRecord?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>As a timestamp.</summary>
    public long Deadline { get; } = caller.Deadline ?? long.MaxValue;

    public BatchOperation Operation { get; } = operation;

    public HubSpotBatchInput Input { get; } = input;

    public IReadOnlyList<string> Properties { get; } = properties;

    /// <summary>The record's id or unique value; calls without one make a record.</summary>
    public string Key => Input.Id ?? "";

    public Dictionary<string, string?> Written => Input.Properties ?? [];

    /// <summary>The answer, for a call that rides or is taken along; the record is null where HubSpot answers none.</summary>
    public Task<HubSpotRecord?> Answer => _answer.Task;

    public bool IsOpen => !_answer.Task.IsCompleted;

    public void Succeed(HubSpotRecord? record = null) => _answer.TrySetResult(record);

    public void Fail(Exception error) => _answer.TrySetException(error);
}
