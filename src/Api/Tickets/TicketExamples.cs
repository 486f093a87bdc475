namespace HubSpotCrm.Api.Tickets;

/// <summary>Example requests that work as they stand in the Playground.</summary>
internal static class TicketExamples
{
    public const string Create = """
        { "subject": "Brake lever is loose", "content": "Since the last service.", "stage": "New", "priority": "MEDIUM", "category": "PRODUCT_ISSUE", "associations": { "contacts": [ "51200000101" ] } }
        """;

    public const string Update = """
        { "priority": "HIGH", "content": null }
        """;

    public const string Search = """
        { "filters": [ { "field": "priority", "operator": "eq", "value": "HIGH" } ], "limit": 10 }
        """;

    public const string Merge = """
        { "duplicateId": "32100005506" }
        """;

    public const string ReadBatch = """
        { "ids": [ "32100005501", "1" ] }
        """;

    public const string CreateBatch = """
        { "records": [ { "subject": "Invoice address", "stage": "1" }, { "subject": "No stage" } ] }
        """;

    public const string UpdateBatch = """
        { "records": [ { "id": "32100005501", "category": "BILLING_ISSUE" } ] }
        """;

    public const string UpsertBatch = """
        { "by": "external_id", "records": [ { "subject": "Cannot log in", "stage": "3", "customProperties": { "external_id": "case-1005" } } ] }
        """;

    public const string ArchiveBatch = """
        { "ids": [ "32100005505" ] }
        """;

    public const string Move = """
        { "stage": "Waiting on us" }
        """;
}
