namespace HubSpotCrm.Api.Emails;

/// <summary>Example requests that work as they stand in the Playground.</summary>
internal static class EmailExamples
{
    public const string Create = """
        { "direction": "EMAIL", "status": "SENT", "subject": "Our offer", "text": "As discussed.", "from": "Sam Lee <sam.lee@example.com>", "to": [ "Ana Ruiz <ana.ruiz@example.net>" ], "occurredAt": "2026-11-23T10:00:00Z", "associations": { "contacts": [ "51200000101" ] } }
        """;

    public const string Update = """
        { "subject": "Our revised offer" }
        """;

    public const string Search = """
        { "filters": [ { "field": "direction", "operator": "eq", "value": "INCOMING_EMAIL" } ], "limit": 10 }
        """;

    public const string ReadBatch = """
        { "ids": [ "65500000001", "1" ] }
        """;

    public const string CreateBatch = """
        { "records": [ { "direction": "EMAIL", "status": "SENT", "subject": "Our offer", "text": "As discussed.", "from": "Sam Lee <sam.lee@example.com>", "to": [ "Ana Ruiz <ana.ruiz@example.net>" ], "occurredAt": "2026-11-23T10:00:00Z", "associations": { "contacts": [ "51200000101" ] } }, { "ownerId": "64492917" } ] }
        """;

    public const string UpdateBatch = """
        { "records": [ { "id": "65500000003", "subject": "Re: our offer" } ] }
        """;

    public const string UpsertBatch = """
        { "by": "external_id", "records": [ { "subject": "Re: our offer", "customProperties": { "external_id": "email-1001" } } ] }
        """;

    public const string ArchiveBatch = """
        { "ids": [ "65500000005" ] }
        """;

    public const string OnContact = """
        { "direction": "INCOMING_EMAIL", "subject": "Re: our offer", "text": "Looks good.", "from": "ana.ruiz@example.net", "to": [ "sam.lee@example.com" ] }
        """;
}
