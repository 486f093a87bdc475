namespace HubSpotCrm.Api.Deals;

/// <summary>Example requests that work as they stand in the Playground.</summary>
internal static class DealExamples
{
    public const string Create = """
        { "name": "Northwind: 12 cargo bikes", "amount": 28750.5, "stage": "Qualified To Buy", "closeDate": "2027-03-31T00:00:00Z", "associations": { "contacts": [ "51200000101" ], "companies": [ "18800004401" ] } }
        """;

    public const string Update = """
        { "amount": 13250, "priority": "high", "description": null }
        """;

    public const string Search = """
        { "filters": [ { "field": "amount", "operator": "gte", "value": 20000 } ], "sort": { "field": "amount", "direction": "desc" }, "limit": 10 }
        """;

    public const string Merge = """
        { "duplicateId": "29800011706" }
        """;

    public const string ReadBatch = """
        { "ids": [ "29800011701", "1" ] }
        """;

    public const string CreateBatch = """
        { "records": [ { "name": "Tidal Labs: roll-out", "stage": "appointmentscheduled", "amount": 42000 }, { "name": "No stage" } ] }
        """;

    public const string UpdateBatch = """
        { "records": [ { "id": "29800011703", "amount": 88000 }, { "id": "29800011704", "closeDate": "2027-01-15T00:00:00Z" } ] }
        """;

    public const string UpsertBatch = """
        { "by": "external_id", "records": [ { "name": "Northwind: 40 city bikes", "stage": "closedwon", "customProperties": { "external_id": "order-1001" } } ] }
        """;

    public const string ArchiveBatch = """
        { "ids": [ "29800011709" ] }
        """;

    public const string Move = """
        { "stage": "Closed won" }
        """;
}
