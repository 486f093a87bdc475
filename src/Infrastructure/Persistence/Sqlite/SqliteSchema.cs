using Microsoft.Data.Sqlite;

namespace HubSpotCrm.Infrastructure.Persistence.Sqlite;

/// <summary>Brings the file to this version's tables. Nobody else has the file; each migration is one transaction, so a kill leaves none half done.</summary>
internal static class SqliteSchema
{
    public const string Engine = "Sqlite";

    public static async Task ApplyAsync(SqliteFile file, CancellationToken cancellationToken)
    {
        await using var connection = file.Open();
        var applied = Applied(connection);
        foreach (var id in MigrationScript.Ids(Engine).Where(id => !applied.Contains(id)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Execute(connection, $"BEGIN IMMEDIATE;\n{MigrationScript.Read(Engine, id).Sql}\nCOMMIT;");
        }
    }

    private static HashSet<string> Applied(SqliteConnection connection)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsHistory'""";
        if (command.ExecuteScalar() is 0L)
            return ids;
        command.CommandText = MigrationScript.HistorySql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            ids.Add(reader.GetString(0));
        return ids;
    }

    private static void Execute(SqliteConnection connection, string script)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // embedded in this assembly
        command.CommandText = script;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
