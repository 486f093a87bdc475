using Api.FunctionalTests.Records;

namespace Api.FunctionalTests.Failures;

/// <summary>Calls that belong to no object type: associations, reference data and meeting links. <c>{id}</c> is a contact, <c>{other}</c> a company.</summary>
internal static class OtherCalls
{
    public static IReadOnlyList<CrmCall> All { get; } =
    [
        new(HttpMethod.Put, "/api/v1/contacts/{id}/associations/companies/{other}", body: null, 204) { HasNoAnswer = true },
        new(HttpMethod.Put, "/api/v1/contacts/{id}/associations/companies/{other}?label=Primary", body: null, 204),
        new(HttpMethod.Delete, "/api/v1/contacts/{id}/associations/companies/{other}", body: null, 204),
        new(HttpMethod.Get, "/api/v1/contacts/{id}/associations/companies", body: null, 200),
        new(HttpMethod.Get, "/api/v1/contacts/{id}?include=companies,notes", body: null, 200),
        new(HttpMethod.Get, "/api/v1/pipelines/deals?refresh=true", body: null, 200),
        new(HttpMethod.Get, "/api/v1/pipelines/tickets?refresh=true", body: null, 200),
        new(HttpMethod.Get, "/api/v1/owners?refresh=true", body: null, 200),
        new(HttpMethod.Get, "/api/v1/properties/contacts?refresh=true", body: null, 200),
        new(HttpMethod.Get, "/api/v1/calls/outcomes?refresh=true", body: null, 200),
        new(HttpMethod.Get, "/api/v1/scheduling/links?refresh=true", body: null, 200),
        new(HttpMethod.Get, "/api/v1/scheduling/links/sam-lee%2Fdemo/availability?timezone=Europe/Madrid", body: null, 200),
    ];
}
