using System.Globalization;
using Microsoft.Data.Sqlite;
using Verify.Rig;

namespace Verify.Webhooks;

/// <summary>What is in the file of a service, read beside it.</summary>
internal static class SqliteRows
{
    /// <param name="service">The name of the service's folder.</param>
    /// <param name="table">One of its tables.</param>
    public static async Task<long> CountAsync(CheckRun run, string service, string table)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(run.Folder, service, "hubspotcrm.db")};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
