namespace HubSpotCrm.Api.Companies;

/// <summary>Example requests that work as they stand in the Playground.</summary>
internal static class CompanyExamples
{
    public const string Create = """
        { "name": "Riverside Books", "domain": "riverside-books.example.org", "industry": "PUBLISHING", "city": "Porto", "country": "Portugal", "annualRevenue": 1850000, "employees": 24 }
        """;

    public const string Update = """
        { "city": "Barcelona", "employees": 130, "phone": null }
        """;

    public const string Search = """
        { "filters": [ { "field": "country", "operator": "eq", "value": "Spain" } ], "sort": { "field": "name", "direction": "asc" }, "limit": 10 }
        """;

    public const string Merge = """
        { "duplicateId": "18800004408" }
        """;

    public const string ReadBatch = """
        { "ids": [ "18800004401", "1" ] }
        """;

    public const string CreateBatch = """
        { "records": [ { "name": "Lumen Optics", "domain": "lumen-optics.example.net" }, { "employees": 3 } ] }
        """;

    public const string UpdateBatch = """
        { "records": [ { "id": "18800004403", "city": "Bremen" }, { "id": "18800004404", "description": "Olives and figs" } ] }
        """;

    public const string UpsertBatch = """
        { "by": "external_id", "records": [ { "name": "Northwind Bikes", "city": "Madrid", "customProperties": { "external_id": "crm-1001" } } ] }
        """;

    public const string ArchiveBatch = """
        { "ids": [ "18800004411" ] }
        """;

    public const string Upsert = """
        { "name": "Northwind Bikes", "city": "Madrid", "employees": 121 }
        """;
}
