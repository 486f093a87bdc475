using HubSpotCrm.Application.Ports;
using HubSpotCrm.Infrastructure.HubSpot;
using HubSpotCrm.Infrastructure.HubSpot.Http;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.Callers;

/// <summary>How long whoever the work is done for will still wait.</summary>
internal sealed class CallerPatience(ICallerContext callers, IOptions<HubSpotOptions> options, TimeProvider time)
{
    /// <summary>Until when, as a timestamp; the service's own patience, from now, for a caller that has said nothing.</summary>
    public long Deadline => callers.Current.Deadline ?? time.GetTimestamp() + (options.Value.PatienceSeconds * time.TimestampFrequency);

    public TimeSpan Left => time.Until(Deadline);
}
