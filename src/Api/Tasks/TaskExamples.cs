namespace HubSpotCrm.Api.Tasks;

/// <summary>Example requests that work as they stand in the Playground.</summary>
internal static class TaskExamples
{
    public const string Create = """
        { "dueAt": "2026-12-02T08:00:00Z", "subject": "Send the offer", "body": "With the longer warranty.", "status": "NOT_STARTED", "priority": "HIGH", "type": "TODO", "ownerId": "64492917", "associations": { "contacts": [ "51200000101" ] } }
        """;

    public const string Update = """
        { "status": "COMPLETED" }
        """;

    public const string Search = """
        { "filters": [ { "field": "status", "operator": "eq", "value": "NOT_STARTED" } ], "sort": { "field": "dueAt", "direction": "asc" }, "limit": 10 }
        """;

    public const string ReadBatch = """
        { "ids": [ "63300000001", "1" ] }
        """;

    public const string CreateBatch = """
        { "records": [ { "dueAt": "2026-12-02T08:00:00Z", "subject": "Send the offer", "body": "With the longer warranty.", "status": "NOT_STARTED", "priority": "HIGH", "type": "TODO", "ownerId": "64492917", "associations": { "contacts": [ "51200000101" ] } }, { "ownerId": "64492917" } ] }
        """;

    public const string UpdateBatch = """
        { "records": [ { "id": "63300000003", "subject": "Call back" } ] }
        """;

    public const string UpsertBatch = """
        { "by": "external_id", "records": [ { "subject": "Call back", "customProperties": { "external_id": "task-1001" } } ] }
        """;

    public const string ArchiveBatch = """
        { "ids": [ "63300000005" ] }
        """;

    public const string OnContact = """
        { "dueAt": "2026-12-04T08:00:00Z", "subject": "Call back" }
        """;
}
