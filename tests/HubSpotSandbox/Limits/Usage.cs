using System.Globalization;

namespace HubSpotSandbox.Limits;

/// <summary>The rate-limit headers of an answer (FACTS §11).</summary>
internal sealed record Usage(Tier Tier, int Today, int InWindow)
{
    public void WriteTo(IHeaderDictionary headers)
    {
        headers["X-HubSpot-RateLimit-Daily"] = Text(Tier.PerDay);
        headers["X-HubSpot-RateLimit-Daily-Remaining"] = Text(Tier.PerDay - Today);
        headers["X-HubSpot-RateLimit-Interval-Milliseconds"] = "10000";
        headers["X-HubSpot-RateLimit-Max"] = Text(Tier.PerTenSeconds);
        headers["X-HubSpot-RateLimit-Remaining"] = Text(Tier.PerTenSeconds - InWindow);
        headers["X-HubSpot-RateLimit-Secondly"] = Text(Tier.PerTenSeconds / 10);
        headers["X-HubSpot-RateLimit-Secondly-Remaining"] = Text(Tier.PerTenSeconds / 10);
    }

    private static string Text(int number) => Math.Max(0, number).ToString(CultureInfo.InvariantCulture);
}
