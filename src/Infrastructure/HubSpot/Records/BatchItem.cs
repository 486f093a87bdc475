using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Records;

/// <summary>One input on its way through HubSpot's batches.</summary>
/// <param name="Key">Tells which record is meant: two inputs with one key never share a batch.</param>
internal sealed record BatchItem<T>(string Key, HubSpotBatchInput Input, IReadOnlyCollection<string> Custom)
    where T : class
{
    public BatchOutcome<T>? Outcome { get; set; }

    public string TraceId => Input.ObjectWriteTraceId ?? Key;
}
