using System.Collections.Concurrent;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.OnceOnly;

namespace HubSpotCrm.Infrastructure.Persistence.Idempotency;

/// <summary>
/// The keys in the database. A key's turn belongs to one process: on SQLite there is one, so a turn of any other is over;
/// on PostgreSQL a turn is over when nobody has renewed it for ten seconds. A turn that ended without a word is taken over,
/// and what it may have created is looked for (ADR 0011).
/// </summary>
internal sealed class IdempotencyKeys(ICrmDatabase database, DatabaseAddress address, TimeProvider time) : IIdempotencyKeys
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const long LeaseMilliseconds = 10_000;
    private const int MostPurged = 500;
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(2);

    private readonly IdempotencyTable _table = new(address.IsPostgres);
    private readonly string _instance = Guid.CreateVersion7().ToString("n");
    private readonly ConcurrentDictionary<string, IdempotencyKey> _turns = new(StringComparer.Ordinal);
    private long _given;

    public Task<KeyState> TakeAsync(IdempotencyKey key, string fingerprint, CancellationToken cancellationToken)
    {
        var owner = $"{_instance}/{Interlocked.Increment(ref _given)}";
        return TakeAsync(new Turn(this, key, owner), fingerprint, cancellationToken);
    }

    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        if (!address.IsPostgres || _turns.IsEmpty)
            return;
        var rows = _turns.Select(turn => Values(turn.Value, ("owner", turn.Key), ("lease", LeaseMilliseconds), ("now", Now))).ToList();
        await database.WriteAsync(
            async session =>
            {
                await session.ExecuteManyAsync(_table.Renew, rows);
                return true;
            }, cancellationToken);
    }

    public async Task<bool> PurgeAsync(CancellationToken cancellationToken) =>
        await database.ExecuteAsync(IdempotencyTable.Purge, cancellationToken, ("before", Before), ("kept", (long)Kept.TotalMilliseconds), ("most", MostPurged)) == MostPurged;

    private long Before => IdempotencyTable.Milliseconds(time.GetUtcNow() - Kept);

    private long Now => IdempotencyTable.Milliseconds(time.GetUtcNow());

    private async Task<KeyState> TakeAsync(Turn turn, string fingerprint, CancellationToken cancellationToken)
    {
        _turns[turn.Owner] = turn.Key;    // before the row is there, so that nobody takes it for one that is left over
        KeyState? state = null;
        try
        {
            while (state is null)
                state = await database.WriteAsync(session => TryTakeAsync(session, turn, fingerprint), cancellationToken);
            return state;
        }
        finally
        {
            if (state is not KeyState.Yours)
                _turns.TryRemove(turn.Owner, out _);
        }
    }

    // Null when another request was faster: it is seen the next time.
    private async Task<KeyState?> TryTakeAsync(DbSession session, Turn turn, string fingerprint)
    {
        await session.ExecuteAsync(IdempotencyTable.Expire, Values(turn.Key, ("before", Before), ("kept", (long)Kept.TotalMilliseconds)));
        var seed = Guid.CreateVersion7().ToString("n");
        var values = Values(turn.Key, ("hash", fingerprint), ("seed", seed), ("owner", turn.Owner), ("lease", LeaseMilliseconds), ("now", Now));
        if (await session.ExecuteAsync(_table.Insert, values) == 1)
            return turn.With(new WriteIds(seed));
        if (await session.FirstAsync(_table.Select, IdempotencyTable.Read, Values(turn.Key, ("now", Now))) is not { } row)
            return null;
        if (row.Fingerprint != fingerprint)
            return new KeyState.Mismatch();
        if (row.State == IdempotencyTable.Done)
            return await session.FirstAsync(IdempotencyTable.SelectAnswer, ReadAnswer, Values(turn.Key)) is { } answer ? new KeyState.Answered(answer) : null;
        return row.State == IdempotencyTable.Running && !IsLeftOver(row) ? new KeyState.InProgress(AskAgain) : await TakeOverAsync(session, turn, row);
    }

    private bool IsLeftOver(KeyRow row) => row.Owner is { } owner && owner.StartsWith(_instance, StringComparison.Ordinal)
        ? !_turns.ContainsKey(owner)    // its end could not be written
        : !address.IsPostgres || row.LeaseIsOver;

    private async Task<KeyState?> TakeOverAsync(DbSession session, Turn turn, KeyRow row)
    {
        // How far a turn got that ended without a word is not known; one that left nothing behind is forgotten.
        DateTimeOffset? sent = row.State == IdempotencyTable.Running ? time.GetUtcNow() : row.LastSent;
        var began = sent is null ? time.GetUtcNow() : row.Began;
        var taken = await session.ExecuteAsync(_table.TakeOver, Values(
            turn.Key, ("owner", turn.Owner), ("lease", LeaseMilliseconds), ("began", IdempotencyTable.Milliseconds(began)), ("sent", sent is { } at ? IdempotencyTable.Milliseconds(at) : null),
            ("state", row.State), ("before", row.Owner ?? ""), ("now", Now)));
        return taken == 1 ? turn.With(sent is null ? new WriteIds(row.Seed) : new WriteIds(row.Seed, began, sent)) : null;
    }

    private async Task EndAsync(Turn turn, string sql, params (string Name, object? Value)[] values)
    {
        try
        {
            await database.ExecuteAsync(sql, CancellationToken.None, Values(turn.Key, [("owner", turn.Owner), .. values]));
        }
        finally
        {
            _turns.TryRemove(turn.Owner, out _);
        }
    }

    private static KeptAnswer ReadAnswer(System.Data.Common.DbDataReader row) => new(
        row.GetInt32(0), row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2),
        KeptBody.Unpack(row.IsDBNull(3) ? null : row.GetString(3), row.GetFieldValue<byte[]>(4)));

    private static (string Name, object? Value)[] Values(IdempotencyKey key, params (string Name, object? Value)[] more) => [("caller", key.Caller), ("key", key.Value), .. more];

    private sealed class Turn(IdempotencyKeys keys, IdempotencyKey key, string owner) : IKeyTurn
    {
        private WriteIds? _writes;

        public IdempotencyKey Key => key;

        public string Owner => owner;

        public KeyState.Yours With(WriteIds writes) => new(this, _writes = writes);

        public Task AnswerAsync(KeptAnswer answer)
        {
            var (encoding, body) = KeptBody.Pack(answer.Body);
            return keys.EndAsync(this, IdempotencyTable.Answer, ("status", answer.Status), ("type", answer.ContentType), ("location", answer.Location), ("encoding", encoding), ("body", body), ("now", keys.Now));
        }

        public Task LeaveOpenAsync() => keys.EndAsync(this, IdempotencyTable.LeaveOpen, ("sent", _writes?.LastSent is { } sent ? IdempotencyTable.Milliseconds(sent) : null));
    }
}
