namespace HubSpotCrm.Api.Calls;

/// <summary>Example requests that work as they stand in the Playground.</summary>
internal static class CallExamples
{
    public const string Create = """
        { "title": "Asked for an offer", "body": "Wants 12 cargo bikes.", "direction": "INBOUND", "durationMs": 184000, "outcome": "Connected", "status": "COMPLETED", "fromNumber": "+34911222333", "occurredAt": "2026-11-23T09:30:00Z", "associations": { "contacts": [ "51200000101" ] } }
        """;

    public const string Update = """
        { "outcome": "Left voicemail", "body": null }
        """;

    public const string Search = """
        { "filters": [ { "field": "direction", "operator": "eq", "value": "OUTBOUND" } ], "limit": 10 }
        """;

    public const string ReadBatch = """
        { "ids": [ "45500000601", "1" ] }
        """;

    public const string CreateBatch = """
        { "records": [ { "title": "Asked for an offer", "body": "Wants 12 cargo bikes.", "direction": "INBOUND", "durationMs": 184000, "outcome": "Connected", "status": "COMPLETED", "fromNumber": "+34911222333", "occurredAt": "2026-11-23T09:30:00Z", "associations": { "contacts": [ "51200000101" ] } }, { "ownerId": "64492917" } ] }
        """;

    public const string UpdateBatch = """
        { "records": [ { "id": "45500000603", "body": "Called back." } ] }
        """;

    public const string UpsertBatch = """
        { "by": "external_id", "records": [ { "body": "Called back.", "customProperties": { "external_id": "call-1001" } } ] }
        """;

    public const string ArchiveBatch = """
        { "ids": [ "45500000605" ] }
        """;

    public const string OnContact = """
        { "title": "Called back", "direction": "OUTBOUND", "outcome": "No answer" }
        """;
}
