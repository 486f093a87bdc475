namespace HubSpotCrm.Api.Meetings;

/// <summary>Example requests that work as they stand in the Playground.</summary>
internal static class MeetingExamples
{
    public const string Create = """
        { "title": "Demo", "body": "The booking screens.", "startAt": "2026-12-01T09:30:00Z", "endAt": "2026-12-01T10:00:00Z", "location": "Room 4", "outcome": "SCHEDULED", "associations": { "contacts": [ "51200000101" ] } }
        """;

    public const string Update = """
        { "outcome": "COMPLETED", "internalNotes": "Went well." }
        """;

    public const string Search = """
        { "filters": [ { "field": "startAt", "operator": "gte", "value": "2026-01-01T00:00:00Z" } ], "sort": { "field": "startAt", "direction": "desc" }, "limit": 10 }
        """;

    public const string ReadBatch = """
        { "ids": [ "72200000001", "1" ] }
        """;

    public const string CreateBatch = """
        { "records": [ { "title": "Demo", "body": "The booking screens.", "startAt": "2026-12-01T09:30:00Z", "endAt": "2026-12-01T10:00:00Z", "location": "Room 4", "outcome": "SCHEDULED", "associations": { "contacts": [ "51200000101" ] } }, { "ownerId": "64492917" } ] }
        """;

    public const string UpdateBatch = """
        { "records": [ { "id": "72200000003", "location": "Room 7" } ] }
        """;

    public const string UpsertBatch = """
        { "by": "external_id", "records": [ { "location": "Room 7", "customProperties": { "external_id": "meeting-1001" } } ] }
        """;

    public const string ArchiveBatch = """
        { "ids": [ "72200000005" ] }
        """;

    public const string OnContact = """
        { "title": "Contract review", "startAt": "2026-12-03T14:00:00Z", "endAt": "2026-12-03T14:45:00Z" }
        """;
}
