using System.Data.Common;

namespace HubSpotCrm.Infrastructure.Persistence;

/// <summary>The statements of one unit of work.</summary>
/// <param name="connection">Already in the transaction, if there is one.</param>
/// <param name="kept">Prepared statements of the connection, where the driver keeps none itself.</param>
/// <param name="cancellationToken">Ends the work.</param>
internal sealed class DbSession(DbConnection connection, Dictionary<string, DbCommand>? kept, CancellationToken cancellationToken)
{
    private const int MostKept = 100;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The number of rows that were changed.</summary>
    public Task<int> ExecuteAsync(string sql, params (string Name, object? Value)[] values) =>
        UseAsync(sql, values, command => command.ExecuteNonQueryAsync(cancellationToken));

    /// <summary>The same statement for each row of values, in one round trip where the database has a way.</summary>
    public async Task ExecuteManyAsync(string sql, IEnumerable<(string Name, object? Value)[]> rows)
    {
        if (!connection.CanCreateBatch)
        {
            foreach (var row in rows)
                await ExecuteAsync(sql, row);
            return;
        }

        await using var batch = Batch(sql, rows);
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The same statement for each row of values, one after the other, and the first row that each of them returns (or the default).</summary>
    public async Task<IReadOnlyList<T?>> FirstOfManyAsync<T>(string sql, Func<DbDataReader, T> row, IReadOnlyCollection<(string Name, object? Value)[]> rows)
    {
        var firsts = new List<T?>(rows.Count);
        if (!connection.CanCreateBatch)
        {
            foreach (var values in rows)
                firsts.Add(await FirstAsync(sql, row, values));
            return firsts;
        }

        if (rows.Count == 0)
            return firsts;
        await using var batch = Batch(sql, rows);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        do
            firsts.Add(await reader.ReadAsync(cancellationToken) ? row(reader) : default);
        while (await reader.NextResultAsync(cancellationToken));
        return firsts;
    }

    /// <summary>All rows.</summary>
    public Task<List<T>> ListAsync<T>(string sql, Func<DbDataReader, T> row, params (string Name, object? Value)[] values) => UseAsync(sql, values, async command =>
    {
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(row(reader));
        return rows;
    });

    /// <summary>The first row, or the default of its type when there is none.</summary>
    public Task<T?> FirstAsync<T>(string sql, Func<DbDataReader, T> row, params (string Name, object? Value)[] values) => UseAsync(sql, values, async command =>
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? row(reader) : default;
    });

    private async Task<T> UseAsync<T>(string sql, (string Name, object? Value)[] values, Func<DbCommand, Task<T>> use)
    {
        var command = Rent(sql);
        try
        {
            command.Parameters.Clear();
            Set(command.Parameters, command.CreateParameter, values);
            return await use(command);
        }
        finally
        {
            if (kept is null || !kept.ContainsKey(sql))
                await command.DisposeAsync();
        }
    }

    private DbBatch Batch(string sql, IEnumerable<(string Name, object? Value)[]> rows)
    {
        var batch = connection.CreateBatch();
        foreach (var row in rows)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            Set(command.Parameters, command.CreateParameter, row);
            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    private DbCommand Rent(string sql)
    {
        if (kept is not null && kept.TryGetValue(sql, out var known))
            return known;
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // every text is a constant of a store; values are parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        if (kept is { Count: < MostKept })
            kept.Add(sql, command);
        return command;
    }

    private static void Set(DbParameterCollection parameters, Func<DbParameter> create, (string Name, object? Value)[] values)
    {
        foreach (var (name, value) in values)
        {
            var parameter = create();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            parameters.Add(parameter);
        }
    }
}
