using System.Collections.Concurrent;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.Callers;
using HubSpotCrm.Infrastructure.Persistence.Scheduling;
using Microsoft.Extensions.Logging;

namespace HubSpotCrm.Infrastructure.Persistence.Keys;

/// <summary>The keys in the database, which all instances share. Nothing is cached: another instance may have written since.</summary>
internal sealed partial class RecordKeys(ICrmDatabase database, IKeyTurns turns, CallerPatience patience, TimeProvider time, ILogger<RecordKeys> logger) : IRecordKeys
{
    public const int LongestValue = 500;
    private const int MostUnsaved = 10_000;

    private const string FindSql = "SELECT record_id FROM record_keys WHERE object_type = @type AND field = @field AND value = @value";
    private const string ForgetSql = "DELETE FROM record_keys WHERE object_type = @type AND field = @field AND value = @value AND record_id = @id";
    public const string ForgetRecordSql = "DELETE FROM record_keys WHERE object_type = @type AND record_id = @id";
    private const string RememberSql =
        "INSERT INTO record_keys (object_type, field, value, record_id, written_at) VALUES (@type, @field, @value, @id, @at) " +
        "ON CONFLICT (object_type, field, value) DO UPDATE SET record_id = excluded.record_id, written_at = excluded.written_at";

    /// <summary>What the records hold although the database could not be told.</summary>
    private readonly ConcurrentDictionary<(CrmObjectType Type, UniqueKey Key), string> _unsaved = [];

    public async Task<string?> FindAsync(CrmObjectType type, UniqueKey key, CancellationToken cancellationToken) =>
        _unsaved.TryGetValue((type, key), out var id)
            ? id
            : await database.ReadAsync(session => session.FirstAsync(FindSql, row => row.GetString(0), Values(type, key)), cancellationToken);

    public async Task RememberAsync(CrmObjectType type, IReadOnlyCollection<HeldKey> keys, CancellationToken cancellationToken)
    {
        var left = _unsaved.ToArray();
        var held = left.Concat(keys.Where(each => CanBeKept(each.Key)).Select(each => KeyValuePair.Create((Type: type, each.Key), each.RecordId))).ToList();
        if (held.Count == 0)
            return;
        try
        {
            await SaveAsync(held, cancellationToken);
            foreach (var saved in left)
                _unsaved.TryRemove(saved);
        }
        catch (StoreUnavailableException unavailable)
        {
            Log.Unsaved(logger, unavailable, held.Count);
            foreach (var (key, id) in held.Take(MostUnsaved))
                _unsaved[key] = id;
        }
    }

    public async Task ForgetAsync(CrmObjectType type, HeldKey key, CancellationToken cancellationToken)
    {
        _unsaved.TryRemove(KeyValuePair.Create((type, key.Key), key.RecordId));
        await database.ExecuteAsync(ForgetSql, cancellationToken, [.. Values(type, key.Key), ("id", key.RecordId)]);
    }

    public async Task ForgetRecordAsync(CrmObjectType type, string id, CancellationToken cancellationToken)
    {
        foreach (var unsaved in _unsaved.Where(each => each.Key.Type == type && each.Value == id))
            _unsaved.TryRemove(unsaved);
        await database.WriteAsync(async session =>
        {
            if (type == CrmObjectType.Contact)
                await BookingEffects.EraseContactAsync(session, id);
            return await session.ExecuteAsync(ForgetRecordSql, ("type", type.Singular()), ("id", id));
        }, cancellationToken);
    }

    public Task<IAsyncDisposable> HoldAsync(CrmObjectType type, UniqueKey key, CancellationToken cancellationToken) =>
        turns.TakeAsync($"{type.Singular()}|{key.Field}|{key.Value}", patience.Left, cancellationToken);

    // In one order, so that two instances that write the same keys do not wait for each other.
    private async Task SaveAsync(IEnumerable<KeyValuePair<(CrmObjectType Type, UniqueKey Key), string>> held, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow().ToUnixTimeMilliseconds();
        var rows = held.GroupBy(each => each.Key, each => each.Value)    // the last one holds it
            .OrderBy(each => each.Key.Type).ThenBy(each => each.Key.Key.Field, StringComparer.Ordinal).ThenBy(each => each.Key.Key.Value, StringComparer.Ordinal)
            .Select(each => ((string, object?)[])[.. Values(each.Key.Type, each.Key.Key), ("id", each.Last()), ("at", at)]).ToList();
        await database.WriteAsync(async session =>
        {
            await session.ExecuteManyAsync(RememberSql, rows);
            return rows.Count;
        }, cancellationToken);
    }

    // PostgreSQL indexes no very long value and stores no NUL; neither is a key that anybody looks for.
    private static bool CanBeKept(UniqueKey key) => key.Value.Length is > 0 and <= LongestValue && !key.Value.Contains('\0', StringComparison.Ordinal);

    private static (string Name, object? Value)[] Values(CrmObjectType type, UniqueKey key) => [("type", type.Singular()), ("field", key.Field), ("value", key.Value)];

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} keys are kept in memory until the database takes them")]
        public static partial void Unsaved(ILogger logger, Exception exception, int count);
    }
}
