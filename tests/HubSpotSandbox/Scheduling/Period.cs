namespace HubSpotSandbox.Scheduling;

/// <summary>From a moment up to another one, which is no longer part of it.</summary>
internal sealed record Period(DateTimeOffset Start, DateTimeOffset End)
{
    public bool Overlaps(Period other) => Start < other.End && other.Start < End;

    public Period Widened(TimeSpan by) => new(Start - by, End + by);
}
