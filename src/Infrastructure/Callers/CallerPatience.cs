using HubSpotCrm.Application.Ports;
using HubSpotCrm.Infrastructure.HubSpot;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.Callers;

/// <summary>How long whoever the work is done for will still wait.</summary>
internal sealed class CallerPatience(ICallerContext callers, IOptions<HubSpotOptions> options, TimeProvider time)
{
    public TimeSpan Left()
    {
        if (callers.Current.Deadline is not { } deadline)
            return TimeSpan.FromSeconds(options.Value.PatienceSeconds);
        var left = time.GetElapsedTime(time.GetTimestamp(), deadline);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
