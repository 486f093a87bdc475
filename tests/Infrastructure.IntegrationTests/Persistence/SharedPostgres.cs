using TestSupport.Hosting;

namespace Infrastructure.IntegrationTests.Persistence;

/// <summary>One server for all cases here, started by the first that needs it; each takes a database of its own.</summary>
[SetUpFixture]
public sealed class SharedPostgres
{
    private static readonly Lazy<Task<PostgresServer>> Server = new(PostgresServer.StartAsync);

    /// <summary>An empty database, or the end of the case where there is no PostgreSQL.</summary>
    public static async Task<string> DatabaseAsync()
    {
        if (!PostgresServer.IsInstalled)
            Assert.Ignore(PostgresServer.Missing);
        return await (await Server.Value).CreateDatabaseAsync();
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        if (Server.IsValueCreated)
            await (await Server.Value).DisposeAsync();
    }
}
