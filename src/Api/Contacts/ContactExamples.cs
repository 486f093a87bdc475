namespace HubSpotCrm.Api.Contacts;

/// <summary>Example requests that work as they stand in the Playground.</summary>
internal static class ContactExamples
{
    public const string Create = """
        { "email": "li.wei@example.org", "firstName": "Li", "lastName": "Wei", "phone": "+34911222333", "jobTitle": "Buyer", "lifecycleStage": "lead" }
        """;

    public const string Update = """
        { "jobTitle": "Head of purchasing", "city": "Madrid", "mobilePhone": null }
        """;

    public const string Upsert = """
        { "firstName": "Ana", "lastName": "Ruiz", "phone": "+34911000111", "customProperties": { "hs_timezone": "europe_slash_madrid" } }
        """;

    public const string Search = """
        { "filters": [ { "field": "lifecycleStage", "operator": "eq", "value": "customer" } ], "sort": { "field": "lastName", "direction": "asc" }, "limit": 10 }
        """;

    public const string Merge = """
        { "duplicateId": "51200000138" }
        """;

    public const string Erase = """
        { "confirm": "forget.me@example.com" }
        """;

    public const string ReadBatch = """
        { "ids": [ "ana.ruiz@example.net", "nobody@example.net" ], "by": "email" }
        """;

    public const string CreateBatch = """
        { "records": [ { "email": "mia.novak@example.org", "firstName": "Mia" }, { "email": "ana.ruiz@example.net", "firstName": "Ana" } ] }
        """;

    public const string UpdateBatch = """
        { "records": [ { "id": "51200000103", "city": "Porto" }, { "id": "51200000104", "leadStatus": "CONNECTED" } ] }
        """;

    public const string UpsertBatch = """
        { "by": "email", "records": [ { "email": "ana.ruiz@example.net", "city": "Sevilla" }, { "email": "tom.berg@example.org", "firstName": "Tom" } ] }
        """;

    public const string ArchiveBatch = """
        { "ids": [ "51200000134", "51200000135" ] }
        """;
}
