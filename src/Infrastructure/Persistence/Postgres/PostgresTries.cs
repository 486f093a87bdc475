using Npgsql;

namespace HubSpotCrm.Infrastructure.Persistence.Postgres;

/// <summary>Does again what a broken connection or another transaction undid.</summary>
internal static class PostgresTries
{
    private const int Most = 5;

    /// <param name="source">Where tries have their connections from. When one is broken, those that wait in its pool most likely are too: they are let go.</param>
    /// <param name="attempt">One try, from its beginning.</param>
    /// <param name="mayRepeat">Whether nothing is kept of a try that failed so.</param>
    /// <param name="cancellationToken">Ends the waits in between.</param>
    public static async Task<T> RunAsync<T>(NpgsqlDataSource source, Func<Task<T>> attempt, Func<Exception, bool> mayRepeat, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await attempt();
            }
            catch (Exception failure) when (tries < Most && mayRepeat(failure))
            {
                if (PostgresFailures.IsBroken(failure))
                    source.Clear();
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, 20 << tries)), TimeProvider.System, cancellationToken);
            }
        }
    }
}
