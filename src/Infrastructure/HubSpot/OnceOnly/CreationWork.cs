using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.Callers;

namespace HubSpotCrm.Infrastructure.HubSpot.OnceOnly;

/// <summary>What a creation takes from the work that it belongs to: its id, whether it was tried before, and how long it may take.</summary>
internal sealed class CreationWork(WriteIdDiscovery writeIds, ICallerContext callers, CallerPatience patience, TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Waits until it is known which types have write ids, or the caller's time is up.</summary>
    public async Task KnowIdsAsync(long deadline, CancellationToken cancellationToken)
    {
        if (writeIds.Known is { IsCompleted: false } known && time.GetElapsedTime(time.GetTimestamp(), deadline) is { Ticks: > 0 } left)
            await Task.WhenAny(known, Task.Delay(left, time, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>The next write id of the caller's work; null where the account has no property for it.</summary>
    public string? NextId(CrmObjectType type)
    {
        var id = callers.Current.Writes.Next();    // counted either way, so that the same creation has the same id when it is tried again
        if (writeIds.Has(type))
            return id;
        writeIds.CreatedWithout(type);
        return null;
    }

    /// <summary>When an earlier try began, and when one was last under way; null for a first try.</summary>
    public (DateTimeOffset Since, DateTimeOffset LastSent)? Earlier =>
        callers.Current.Writes is { Since: { } since } writes ? (since, writes.LastSent ?? since) : null;

    /// <summary>Something was created, or may have been.</summary>
    public void Sent() => callers.Current.Writes.Sent(Now);

    public void Forget(CrmObjectType type) => writeIds.Forget(type);

    /// <summary>Until when the caller waits, as a timestamp.</summary>
    public long Deadline => patience.Deadline;

    /// <summary>Waits, when the caller has the time for it and for what is to follow.</summary>
    public async Task<bool> TryWaitAsync(TimeSpan wait, long deadline, CancellationToken cancellationToken)
    {
        if (wait + Http.CallDeadline.ShortestAttempt >= time.GetElapsedTime(time.GetTimestamp(), deadline))
            return false;
        await Task.Delay(wait, time, cancellationToken);
        return true;
    }
}
