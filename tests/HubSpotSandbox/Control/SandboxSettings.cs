using HubSpotSandbox.Limits;
using HubSpotSandbox.Owners;
using HubSpotSandbox.Scheduling;
using HubSpotSandbox.Webhooks;

namespace HubSpotSandbox.Control;

/// <summary>The switches of `/__sandbox/settings`. Replaced as a whole, never changed.</summary>
internal sealed record SandboxSettings
{
    public Tier Tier { get; init; } = Tier.Free;
    public int SearchDelayMs { get; init; } = 2000;
    public int LatencyMs { get; init; }
    public int PerItemMs { get; init; }
    public bool MergeKeepsPrimaryId { get; init; }
    public bool UpdateAnswersWrittenOnly { get; init; }
    public bool FirstCompanyIsPrimary { get; init; }
    public bool SetsCloseDate { get; init; }
    public bool LogCalls { get; init; }
    public IReadOnlyDictionary<string, AccountRules> Validation { get; init; } = new Dictionary<string, AccountRules>(StringComparer.Ordinal);
    public IReadOnlyList<BusyTime> BusyTimes { get; init; } = [];

    /// <summary>Further ones, beside those that every portal has.</summary>
    public IReadOnlyList<Owner> Owners { get; init; } = [];

    public WebhookSettings Webhooks { get; init; } = new();

    public TimeSpan SearchDelay => TimeSpan.FromMilliseconds(SearchDelayMs);
}

/// <summary>What an administrator asks of every write on 2026-09 paths (FACTS §10.4), by object type.</summary>
internal sealed record AccountRules(IReadOnlyList<string> Required, IReadOnlyList<ConditionalRule> Conditional);

/// <summary>The property must be set when the other one is.</summary>
internal sealed record ConditionalRule(string Property, string When);
