using System.Globalization;
using System.Net.Http.Headers;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Infrastructure.HubSpot.Quota.Waiting;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.HubSpot.Quota;

/// <summary>
/// HubSpot's limits for this process (https://developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines):
/// a rolling window, a window of its own for searches, which do not count towards the first, and a day.
/// </summary>
internal sealed class HubSpotQuota(IOptions<HubSpotOptions> options, ICallerContext callers, TimeProvider time) : IDisposable
{
    private const int HighestLimit = 1_000_000;
    private readonly TimeSpan _window = TimeSpan.FromSeconds(options.Value.Quota.WindowSeconds);
    private readonly PermitWindow _requests = new(options.Value.Quota.Requests, TimeSpan.FromSeconds(options.Value.Quota.WindowSeconds), time);
    private readonly SearchWindow _searches = new(options.Value.Quota.SearchPerSecond, time);
    private readonly PermitInHand _inHand = new();
    private readonly DailyBudget _daily = new(options.Value.Quota.Daily, time);

    /// <summary>The windows by name, for sharing them with other instances.</summary>
    public IEnumerable<(string Name, PermitWindow Window)> Windows => [("requests", _requests), ("searches", _searches.Permits)];

    /// <summary>The permit that this flow was given for its first call, or one that is waited for.</summary>
    /// <exception cref="CrmBusyException">None will come within <paramref name="patience"/>.</exception>
    public async Task<Permit> TakeAsync(bool search, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (_inHand.Take() is { } permit)
            return permit;
        _daily.ThrowIfUsedUp();
        var window = search ? _searches.Permits : _requests;
        await window.TakeAsync(new(callers.Current.Name, callers.Current.IsBackground), patience, cancellationToken);
        return Issue(window);
    }

    /// <summary>Lets calls wait that can ride together; each is waited for with <see cref="WaitAsync"/>.</summary>
    /// <exception cref="CrmBusyException">The day's calls are used up. A call that would wait too long is told by <see cref="WaitAsync"/>.</exception>
    public void Join(IReadOnlyList<WaitingCall> calls, TimeSpan patience)
    {
        _daily.ThrowIfUsedUp();
        _requests.Join(calls, patience);
    }

    /// <summary>Waits until a call may go. One that is granted more than a ride takes its permit with <see cref="Offer"/>, whatever happened to its caller.</summary>
    public Task<Grant> WaitAsync(WaitingCall call, TimeSpan patience, CancellationToken cancellationToken) => _requests.WaitAsync(call, patience, cancellationToken);

    /// <summary>Gives the permit of a grant to the first call made in this flow. Disposing takes back one that was not used.</summary>
    /// <exception cref="CrmBusyException">The day's calls have been used up meanwhile; the permit is given back.</exception>
    public IDisposable Offer() => _inHand.Offer(Issue(_requests));

    /// <summary>Reads the limits from the headers of the answer to a permitted call; searches carry none.</summary>
    public void Learn(Permit permit, HttpResponseHeaders headers)
    {
        var interval = Number(headers, "X-HubSpot-RateLimit-Interval-Milliseconds");
        if (Number(headers, "X-HubSpot-RateLimit-Max") is { } max && (interval is null || interval == (long)_window.TotalMilliseconds))
            _requests.Learn((int)Math.Min(max, HighestLimit), (int?)Number(headers, "X-HubSpot-RateLimit-Remaining"), permit.Start);
        if (Number(headers, "X-HubSpot-RateLimit-Daily-Remaining") is { } left)
            _daily.Learn(left);
    }

    /// <summary>HubSpot took a call, whatever it answered.</summary>
    public void Answered(bool search)
    {
        _daily.Answered();
        if (search)
            _searches.Answered();
    }

    /// <summary>HubSpot refused a call for its rate: others use the account too, or the limit is lower than we think.</summary>
    public void Refused(bool search, bool daily, TimeSpan? retryAfter)
    {
        if (daily)
            _daily.Exhausted();
        else if (search)
            _searches.Refused(retryAfter);
        else
            _requests.Pause(retryAfter ?? _window);
    }

    public void Dispose()
    {
        _requests.Dispose();
        _searches.Dispose();
    }

    private Permit Issue(PermitWindow window)
    {
        try
        {
            _daily.Take();
        }
        catch (CrmBusyException)
        {
            window.Cancel();
            throw;
        }

        return new Permit(window, _daily);
    }

    private static long? Number(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && long.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
