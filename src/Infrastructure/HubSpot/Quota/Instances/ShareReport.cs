namespace HubSpotCrm.Infrastructure.HubSpot.Quota.Instances;

/// <param name="At">When, in milliseconds.</param>
/// <param name="Count">How many permits.</param>
internal sealed record Due(long At, int Count)
{
    /// <summary>Times are rounded up to so many milliseconds, which keeps the list short.</summary>
    private const long Coarse = 100;

    public static IReadOnlyList<Due> Of(IEnumerable<TimeSpan> ends) =>
        [.. ends.GroupBy(end => Math.Max(0, (long)Math.Ceiling(end.TotalMilliseconds / Coarse)) * Coarse).Select(group => new Due(group.Key, group.Count()))];
}

/// <param name="Permits">How many permits an instance may hold.</param>
/// <param name="Fair">How many it would be if all needed theirs.</param>
internal sealed record Share(int Permits, int Fair);

/// <summary>What an instance says when it renews its share.</summary>
/// <param name="Limit">The account's limit as it knows it.</param>
/// <param name="Held">How many permits it holds.</param>
/// <param name="Needs">How many it could use: calls in the window, and those that wait.</param>
/// <param name="Ends">When its calls leave the window, in milliseconds from now.</param>
/// <param name="PauseMs">How long HubSpot wants no calls.</param>
internal sealed record ShareReport(int Limit, int Held, int Needs, IReadOnlyList<Due> Ends, long PauseMs);
