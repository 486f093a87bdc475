using Npgsql;

namespace HubSpotCrm.Infrastructure.Persistence.Postgres;

/// <summary>
/// Each migration is one transaction under an advisory lock, which the server gives back when the transaction or its
/// connection ends: of several instances that start at once one migrates and the others find it done.
/// </summary>
internal static class PostgresSchema
{
    public const string Engine = "Postgres";

    // Not to_regclass: within a transaction it may still say what it said before another instance made the table.
    private const string ExistsSql = "SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = '__EFMigrationsHistory')";

    // The first wait is for another instance's migration; the second for tables that others read, who must not queue up behind it for long.
    private const string LockSql = "SET LOCAL lock_timeout = '60s'; SELECT pg_advisory_xact_lock(4851520260001); SET LOCAL lock_timeout = '2s'";

    public static async Task ApplyAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var applied = await AppliedAsync(connection, cancellationToken);
        foreach (var id in MigrationScript.Ids(Engine).Where(id => !applied.Contains(id)))
            await ApplyAsync(connection, id, cancellationToken);
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, string id, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, LockSql, cancellationToken);
        if ((await AppliedAsync(connection, cancellationToken)).Contains(id))
            return;
        await ExecuteAsync(connection, MigrationScript.Read(Engine, id).Sql, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<HashSet<string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand(ExistsSql, connection);
        if (await command.ExecuteScalarAsync(cancellationToken) is not true)
            return ids;
        command.CommandText = MigrationScript.HistorySql;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            ids.Add(reader.GetString(0));
        return ids;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // constants, and scripts embedded in this assembly
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
