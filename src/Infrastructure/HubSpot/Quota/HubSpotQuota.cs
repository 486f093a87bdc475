using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.HubSpot.Quota;

/// <summary>
/// HubSpot's limits for this process (https://developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines):
/// a rolling window, a window of its own for searches, which do not count towards the first, and a day.
/// </summary>
internal sealed class HubSpotQuota(IOptions<HubSpotOptions> options, TimeProvider time) : IDisposable
{
    private const int HighestLimit = 1_000_000;
    private readonly TimeSpan _window = TimeSpan.FromSeconds(options.Value.Quota.WindowSeconds);
    private readonly PermitWindow _requests = new(options.Value.Quota.Requests, TimeSpan.FromSeconds(options.Value.Quota.WindowSeconds), time);
    private readonly PermitWindow _searches = new(options.Value.Quota.SearchPerSecond, TimeSpan.FromSeconds(1), time);
    private readonly DailyBudget _daily = new(options.Value.Quota.Daily, time);

    public async Task<Permit> TakeAsync(bool search, TimeSpan patience, CancellationToken cancellationToken)
    {
        var window = search ? _searches : _requests;
        _daily.Take();
        try
        {
            await window.TakeAsync(patience, cancellationToken);
        }
        catch
        {
            _daily.Return();
            throw;
        }

        return new Permit(window, _daily);
    }

    /// <summary>Reads the limits from an answer's headers; searches carry none.</summary>
    public void Learn(HttpResponseHeaders headers)
    {
        var interval = Number(headers, "X-HubSpot-RateLimit-Interval-Milliseconds");
        if (Number(headers, "X-HubSpot-RateLimit-Max") is { } max && (interval is null || interval == (long)_window.TotalMilliseconds))
            _requests.Learn((int)Math.Min(max, HighestLimit), (int?)Number(headers, "X-HubSpot-RateLimit-Remaining"));
        if (Number(headers, "X-HubSpot-RateLimit-Daily-Remaining") is { } left)
            _daily.Learn(left);
    }

    /// <summary>HubSpot took a call, whatever it answered.</summary>
    public void Answered() => _daily.Answered();

    /// <summary>HubSpot refused a call for its rate: others use the account too, or the limit is lower than we think.</summary>
    public void Refused(bool search, bool daily, TimeSpan? retryAfter)
    {
        if (daily)
            _daily.Exhausted();
        else if (search)
            _searches.Pause(retryAfter ?? TimeSpan.FromSeconds(1));
        else
            _requests.Pause(retryAfter ?? _window);
    }

    public void Dispose()
    {
        _requests.Dispose();
        _searches.Dispose();
    }

    private static long? Number(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && long.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}

/// <summary>The right to one call. Disposing it says that the call has been answered, or was never sent.</summary>
internal sealed class Permit(PermitWindow window, DailyBudget daily) : IDisposable
{
    private bool _unused;

    /// <summary>The call was never sent, so it counts nowhere.</summary>
    public void NeverSent() => _unused = true;

    public void Dispose()
    {
        if (!_unused)
        {
            window.Return();
            return;
        }

        daily.Return();
        window.Cancel();
    }
}
