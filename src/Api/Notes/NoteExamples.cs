namespace HubSpotCrm.Api.Notes;

/// <summary>Example requests that work as they stand in the Playground.</summary>
internal static class NoteExamples
{
    public const string Create = """
        { "body": "Asked for a <b>revised</b> offer.", "associations": { "contacts": [ "51200000101" ], "deals": [ "29800011702" ] } }
        """;

    public const string Update = """
        { "body": "Asked for a revised offer and a longer warranty." }
        """;

    public const string Search = """
        { "query": "offer", "limit": 10 }
        """;

    public const string ReadBatch = """
        { "ids": [ "61100000001", "1" ] }
        """;

    public const string CreateBatch = """
        { "records": [ { "body": "Asked for a <b>revised</b> offer.", "associations": { "contacts": [ "51200000101" ], "deals": [ "29800011702" ] } }, { "ownerId": "64492917" } ] }
        """;

    public const string UpdateBatch = """
        { "records": [ { "id": "61100000003", "body": "Prefers e-mail." } ] }
        """;

    public const string UpsertBatch = """
        { "by": "external_id", "records": [ { "body": "Prefers e-mail.", "customProperties": { "external_id": "note-1001" } } ] }
        """;

    public const string ArchiveBatch = """
        { "ids": [ "61100000005" ] }
        """;

    public const string OnContact = """
        { "body": "Prefers to be called in the morning." }
        """;
}
