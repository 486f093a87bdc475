using HubSpotCrm.Application.Errors;
using Npgsql;

namespace HubSpotCrm.Infrastructure.Persistence.Postgres;

/// <summary>Tells a statement that is wrong from a server that cannot be used, and what may be done again.</summary>
internal static class PostgresFailures
{
    // Connection, resources, operator's intervention, system, internal; waited too long for a lock; a standby; a changed password or database.
    private static readonly string[] StoreStates = ["08", "53", "57", "58", "XX", "55P03", "25006", "28", "3D"];

    /// <summary>Two transactions met, and the server has undone this one.</summary>
    public static bool IsCollision(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    /// <summary>The connection broke, as one that waited in the pool may have done long ago; another one may work.</summary>
    public static bool IsBroken(Exception exception) => exception switch
    {
        PostgresException server => server.SqlState.StartsWith("57P", StringComparison.Ordinal) || server.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException { InnerException: TimeoutException } => false,
        NpgsqlException => true,
        _ => false,
    };

    /// <summary>True when the next statement would most likely fail too.</summary>
    public static bool IsOfStore(Exception exception) => exception switch
    {
        PostgresException server => StoreStates.Any(state => server.SqlState.StartsWith(state, StringComparison.Ordinal)),
        NpgsqlException => true,
        _ => false,
    };

    public static StoreUnavailableException Explain(Exception exception) => new(exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "The disk of the service's database is full.",
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => "The service's database is locked.",
        { } collision when IsCollision(collision) => "The service's database is contended.",
        _ => "The service's database cannot be used now.",
    }, exception);
}
