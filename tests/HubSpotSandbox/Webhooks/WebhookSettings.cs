using System.Text.Json;
using HubSpotSandbox.Webhooks.Subscriptions;

namespace HubSpotSandbox.Webhooks;

internal enum SignatureVersions
{
    Both,
    V1,
    V3,
}

/// <summary>The switches of the webhook sender. Replaced as a whole, never changed.</summary>
internal sealed record WebhookSettings
{
    /// <summary>Where to; null sends nothing.</summary>
    public string? TargetUrl { get; init; }

    /// <summary>The address to sign instead, for a receiver behind a proxy.</summary>
    public string? SignedUrl { get; init; }

    public string ClientSecret { get; init; } = "sandbox-secret";
    public SignatureVersions Versions { get; init; }

    /// <summary>As they were sent, to show them again.</summary>
    public JsonElement? SubscriptionsSent { get; init; }

    public SubscriptionList Subscriptions { get; init; } = SubscriptionList.Everything;

    /// <summary>The share of requests whose events are sent again.</summary>
    public double DuplicateRate { get; init; }

    /// <summary>How long events are held back to be shuffled; 0 keeps their order.</summary>
    public int ShuffleMs { get; init; }

    /// <summary>The share of requests that are never sent.</summary>
    public double LossRate { get; init; }

    public int Seed { get; init; } = 1;
}
