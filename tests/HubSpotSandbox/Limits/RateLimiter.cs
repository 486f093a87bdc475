using HubSpotSandbox.Access;
using HubSpotSandbox.Control;
using HubSpotSandbox.Errors;

namespace HubSpotSandbox.Limits;

/// <summary>Counts accepted requests: ten seconds per app, a day per account, searches per second per account (FACTS §11).</summary>
internal sealed class RateLimiter(TimeProvider clock, Func<SandboxSettings> settings)
{
    private static readonly TimeSpan TenSeconds = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, RequestWindow> apps = new(StringComparer.Ordinal);
    private RequestWindow searches = new(TimeSpan.FromSeconds(1));
    private DateOnly day;
    private int today;

    /// <summary>Accepts and counts a request, or says why not. Searches have no usage headers.</summary>
    public ApiError? Refuses(App app, bool isSearch, out Usage? usage)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var tier = settings().Tier;
            StartDay(now);
            var window = WindowOf(app);
            var error = today >= tier.PerDay ? ApiErrors.DailyLimit : isSearch ? SearchRefusal(tier, now) : WindowRefusal(tier, window, app, now);
            if (error is null)
            {
                today++;
                (isSearch ? searches : window).Add(now);
            }

            usage = isSearch ? null : new Usage(tier, today, window.Count(now));
            return error;
        }
    }

    public (int Limit, int Used, DateTimeOffset ResetsAt) Today()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            StartDay(now);
            return (settings().Tier.PerDay, today, new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero));
        }
    }

    public void Reset()
    {
        lock (gate)
        {
            apps.Clear();
            searches = new RequestWindow(TimeSpan.FromSeconds(1));
            today = 0;
        }
    }

    private ApiError? SearchRefusal(Tier tier, DateTimeOffset now) =>
        searches.Count(now) >= (tier.SearchesPerSecond ?? int.MaxValue) ? ApiErrors.SearchLimit : null;

    private static ApiError? WindowRefusal(Tier tier, RequestWindow window, App app, DateTimeOffset now) =>
        window.Count(now) >= tier.PerTenSeconds && !tier.Unlimited ? ApiErrors.TenSecondlyLimit(app.Id) : null;

    private RequestWindow WindowOf(App app)
    {
        if (!apps.TryGetValue(app.Id, out var window))
        {
            apps[app.Id] = window = new RequestWindow(TenSeconds);
        }

        return window;
    }

    private void StartDay(DateTimeOffset now)
    {
        var current = DateOnly.FromDateTime(now.UtcDateTime);
        if (current != day)
        {
            (day, today) = (current, 0);
        }
    }
}
