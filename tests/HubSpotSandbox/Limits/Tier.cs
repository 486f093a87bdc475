using System.Diagnostics.CodeAnalysis;

namespace HubSpotSandbox.Limits;

/// <summary>What a HubSpot plan allows (FACTS §11). A search allowance of null means without limit.</summary>
internal sealed record Tier(string Name, int PerTenSeconds, int PerDay, int? SearchesPerSecond)
{
    private const int NoLimit = 1_000_000;

    public static Tier Free { get; } = new("free", 100, 250_000, 5);

    private static readonly Tier[] All =
    [
        Free,
        new("pro", 190, 625_000, 5),
        new("enterprise", 190, 1_000_000, 5),
        new("addon", 250, 2_000_000, 5),
        new("unlimited", NoLimit, int.MaxValue, null),
    ];

    public static string Names => string.Join(", ", All.Select(tier => tier.Name));

    public bool Unlimited => SearchesPerSecond is null;

    public static bool TryFind(string? name, [NotNullWhen(true)] out Tier? tier)
    {
        tier = Array.Find(All, candidate => string.Equals(candidate.Name, name, StringComparison.Ordinal));
        return tier is not null;
    }
}
