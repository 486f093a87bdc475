using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using HubSpotCrm.Application.Operations;
using HubSpotCrm.Domain.Operations;

namespace HubSpotCrm.Infrastructure.Persistence.Operations;

/// <summary>How operations are written and read.</summary>
internal static class OperationTable
{
    /// <summary>While its message is there, that tells how far an operation has come; without message and end it was discarded by an older version.</summary>
    public const string Status = "CASE WHEN o.ended IS NOT NULL THEN o.ended WHEN m.id IS NULL OR m.dead_at IS NOT NULL THEN 'dead' WHEN m.starts > 0 THEN 'running' ELSE 'queued' END";

    public const string Select =
        $"SELECT o.id, o.kind, o.caller, o.created_at, o.updated_at, o.steps, o.result, o.problem, {Status} AS status, m.last_error " +
        "FROM operations o LEFT JOIN queue_messages m ON m.id = o.message_id";

    // A refused one gives its name free, so that the caller can correct the request and send it again.
    private const string EndSql =
        "UPDATE operations SET ended = @ended, external_id = CASE WHEN CAST(@problem AS text) IS NULL THEN external_id END, steps = COALESCE(CAST(@steps AS text), steps), result = @result, problem = @problem, " +
        "record_lane = NULLIF(CAST(@record AS text), lane), updated_at = @at WHERE id = @id AND ended IS NULL";

    private const string DiscardSql =
        "UPDATE operations SET ended = 'failed', external_id = NULL, problem = @problem, updated_at = @at WHERE message_id = @message AND ended IS NULL RETURNING id";

    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public static Task<int> EndAsync(DbSession session, OperationEnded ended, long now) => session.ExecuteAsync(EndSql,
        ("id", ended.Id), ("ended", Word(ended.Status)), ("steps", ended.Steps is null ? null : Write(ended.Steps)), ("result", ended.Result), ("problem", ended.Problem), ("record", ended.RecordLane), ("at", now));

    /// <summary>Ends the operation of a message that nobody is to work on any more.</summary>
    /// <returns>Its id, if there is one.</returns>
    public static Task<string?> DiscardAsync(DbSession session, long message, string problem, long now) =>
        session.FirstAsync(DiscardSql, row => row.GetString(0), ("message", message), ("problem", problem), ("at", now));

    public static string Write(IReadOnlyList<OperationStep> steps) => JsonSerializer.Serialize(steps, Json);

    public static string Word(OperationStatus status) => status.ToString().ToLowerInvariant();

    public static Operation Read(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)))
    {
        UpdatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
        Steps = row.IsDBNull(5) ? [] : JsonSerializer.Deserialize<List<OperationStep>>(row.GetString(5), Json)!,
        Result = row.IsDBNull(6) ? null : row.GetString(6),
        Problem = row.IsDBNull(7) ? null : row.GetString(7),
        Status = Enum.Parse<OperationStatus>(row.GetString(8), ignoreCase: true),
        Reason = row.IsDBNull(9) ? null : row.GetString(9),
    };
}
