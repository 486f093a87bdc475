namespace HubSpotCrm.Infrastructure.Persistence;

/// <summary>
/// The service's own database. Stores write their SQL once: the same text runs on SQLite and PostgreSQL (parameters as
/// <c>@name</c>, <c>INSERT … ON CONFLICT</c>, <c>RETURNING</c>, times as integers: milliseconds in UTC).
/// </summary>
/// <remarks>
/// A work touches nothing but its <see cref="DbSession"/>: it may be done again from its beginning when the database broke
/// off before anything was kept, and on SQLite others wait while it lasts. Both throw
/// <see cref="Application.Errors.StoreUnavailableException"/> when the database cannot be used; after such an error of a
/// write it is not known whether the write was kept.
/// </remarks>
internal interface ICrmDatabase
{
    /// <summary>Does the work in a transaction of its own. Returns when all of it is on disk; keeps nothing when the work throws.</summary>
    Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Reads what is committed; each statement by itself.</summary>
    Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>The time by which leases run, in milliseconds (UTC): the database's own where several processes share it.</summary>
    Task<long> ClockAsync(DbSession session);

    /// <summary>What the engines say differently.</summary>
    EngineWords Words { get; }
}

/// <summary>Statements that are not the same text for both engines.</summary>
/// <param name="Claim">Takes lanes of a queue.</param>
/// <param name="Claimed">Reads what is next in those that were taken.</param>
/// <param name="Lock">Keeps whoever names the same number waiting until the transaction ends; null where there is one writer.</param>
internal sealed record EngineWords(string Claim, string Claimed, string? Lock = null);

internal static class CrmDatabaseExtensions
{
    /// <summary>Does one statement and returns the number of rows it changed.</summary>
    public static Task<int> ExecuteAsync(this ICrmDatabase database, string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] values) =>
        database.WriteAsync(session => session.ExecuteAsync(sql, values), cancellationToken);
}
