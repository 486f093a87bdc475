using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;

namespace HubSpotCrm.Infrastructure.HubSpot.ReferenceData;

/// <summary>
/// A list of the account that changes rarely: read once for all who ask at the same time, kept, read again when it is old.
/// While HubSpot cannot be reached the last one known is given.
/// </summary>
internal sealed class ReferenceList<T>(Func<CancellationToken, Task<IReadOnlyList<T>>> read, TimeSpan maxAge, TimeProvider time)
{
    private static readonly TimeSpan AfterMiss = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private Snapshot? _known;
    private Task<Snapshot>? _reading;

    /// <summary>What is known without a call; null before the first one.</summary>
    public IReadOnlyList<T>? Known => Volatile.Read(ref _known)?.Items;

    public async Task<IReadOnlyList<T>> GetAsync(Freshness freshness, CancellationToken cancellationToken)
    {
        Task<Snapshot> reading;
        lock (_gate)
        {
            if (_known is not null && time.GetElapsedTime(_known.ReadAt) < AgeAllowed(freshness))
                return _known.Items;
            reading = _reading ??= ReadAsync();
        }

        try
        {
            return (await reading.WaitAsync(cancellationToken)).Items;
        }
        catch (CrmException) when (freshness != Freshness.Now && Known is { } known)
        {
            return known;
        }
    }

    private TimeSpan AgeAllowed(Freshness freshness) => freshness switch
    {
        Freshness.Known => maxAge,
        Freshness.AfterMiss => AfterMiss,
        _ => TimeSpan.Zero,
    };

    // Belongs to all who wait for it, so no single caller's leaving ends it.
    private async Task<Snapshot> ReadAsync()
    {
        await Task.Yield();
        try
        {
            var at = time.GetTimestamp();
            var snapshot = new Snapshot(await read(CancellationToken.None), at);
            Volatile.Write(ref _known, snapshot);
            return snapshot;
        }
        finally
        {
            lock (_gate)
                _reading = null;
        }
    }

    private sealed record Snapshot(IReadOnlyList<T> Items, long ReadAt);
}
