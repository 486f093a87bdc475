using Npgsql;

namespace HubSpotCrm.Infrastructure.Persistence.Postgres;

/// <summary>Reaches the server, which may be starting too, and brings the database to this version's tables.</summary>
internal static class PostgresStart
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <exception cref="DatabaseStartException">Not reachable in time, refused, or its tables cannot be made.</exception>
    public static async Task RunAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await PostgresSchema.ApplyAsync(source, cancellationToken);
                return;
            }
            catch (NpgsqlException failure) when (MayPass(failure) && TimeProvider.System.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            }
            catch (NpgsqlException failure)
            {
                throw new DatabaseStartException($"the PostgreSQL database cannot be used (DATABASE_URL, Database:Connection): {Reason(failure)}", failure);
            }
        }
    }

    private static bool MayPass(NpgsqlException failure) =>
        PostgresFailures.IsBroken(failure) || PostgresFailures.IsCollision(failure) || failure is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.TooManyConnections };

    // The messages name host, user and database; never the password.
    private static string Reason(NpgsqlException failure) => (failure is PostgresException server ? server.MessageText : failure.Message).ReplaceLineEndings(" ");
}
