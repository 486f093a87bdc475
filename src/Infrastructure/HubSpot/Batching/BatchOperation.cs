using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Batching;

/// <summary>What can be done for one record or, with the same outcome, for many in one call.</summary>
internal abstract class BatchOperation(string kind)
{
    /// <summary>Calls with the same kind can ride together.</summary>
    public string Kind { get; } = kind;

    /// <summary>Does it for one record, by HubSpot's call for one.</summary>
    public abstract Task<HubSpotRecord?> AloneAsync(RecordCall call, CancellationToken cancellationToken);

    /// <summary>
    /// Does it for many records and gives each call its own answer or error. A call that HubSpot passed over is left open:
    /// it is then made alone. When HubSpot refuses all for the sake of one, that is thrown.
    /// </summary>
    public abstract Task TogetherAsync(IReadOnlyList<RecordCall> calls, CancellationToken cancellationToken);
}
