namespace HubSpotCrm.Domain.Delivery;

/// <summary>When work that failed is tried again: after ever longer waits, each shortened by chance so that not all come at once.</summary>
/// <param name="First">The longest wait after the first failure; it doubles with each further one.</param>
/// <param name="Longest">No wait is longer.</param>
/// <param name="Attempts">After so many failures the work is given up.</param>
public sealed record RetrySchedule(TimeSpan First, TimeSpan Longest, int Attempts)
{
    private const int MostDoublings = 30;

    /// <summary>For work on our own database.</summary>
    public static RetrySchedule Inbox { get; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2), 8);

    /// <summary>For pushes to somebody's server. Their end is a matter of time, not of attempts.</summary>
    public static RetrySchedule Push { get; } = new(TimeSpan.FromSeconds(5), TimeSpan.FromHours(1), int.MaxValue);

    /// <param name="failures">Including the last one.</param>
    /// <param name="chance">From 0 to 1.</param>
    /// <returns>How long to wait, or null when it is given up.</returns>
    public TimeSpan? Wait(int failures, double chance)
    {
        if (failures >= Attempts)
            return null;
        var longest = Math.Min(First.TotalMilliseconds * Math.Pow(2, Math.Min(failures - 1, MostDoublings)), Longest.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(longest * (0.5 + (chance / 2)));
    }
}
