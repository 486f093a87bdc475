using HubSpotSandbox.Access;
using HubSpotSandbox.Control;
using HubSpotSandbox.Limits;
using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Limits;

public sealed class DailyLimitTests
{
    [Test]
    [Cites("FACTS §11")]
    public void Refuses_the_request_over_the_daily_limit_until_midnight()
    {
        var clock = new SandboxClock(TimeProvider.System);
        var limiter = new RateLimiter(clock, () => new SandboxSettings());
        var app = App.Find("Bearer sandbox-token")!;
        clock.Advance(TimeSpan.FromDays(1) - clock.GetUtcNow().TimeOfDay);
        for (var request = 0; request < 250_000; request++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            Assert.That(limiter.Refuses(app, isSearch: false, out _), Is.Null);
        }

        var refusal = limiter.Refuses(app, isSearch: false, out var usage);

        Assert.That(refusal!.Status, Is.EqualTo(429));
        Assert.That(refusal.Message, Is.EqualTo("You have reached your daily limit."));
        Assert.That(refusal.PolicyName, Is.EqualTo("DAILY"));
        Assert.That(usage!.Today, Is.EqualTo(250_000));
        clock.Advance(TimeSpan.FromHours(18));
        Assert.That(limiter.Refuses(app, isSearch: false, out _), Is.Null);
    }
}
