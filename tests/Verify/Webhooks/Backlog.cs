using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Verify.Webhooks;

/// <summary>What a service has taken and not worked on yet, read from its database beside it. Dead letters wait for people and do not count.</summary>
internal static class Backlog
{
    private const string Sql = "SELECT (SELECT count(*) FROM inbox_deliveries) + (SELECT count(*) FROM queue_messages WHERE dead_at IS NULL)";

    /// <param name="database">As the service's setting has it.</param>
    public static async Task<long> CountAsync(string database)
    {
        await using var connection = Connect(database);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static DbConnection Connect(string database)
    {
        if (!database.StartsWith("postgres", StringComparison.Ordinal))
            return new SqliteConnection($"{database};Pooling=false");
        var address = new Uri(database);
        return new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            Host = address.Host,
            Port = address.Port,
            Username = address.UserInfo,
            Database = address.AbsolutePath.TrimStart('/'),
            Pooling = false,
        }.ConnectionString);
    }
}
