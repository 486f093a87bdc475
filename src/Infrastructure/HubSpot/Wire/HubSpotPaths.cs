namespace HubSpotCrm.Infrastructure.HubSpot.Wire;

/// <summary>The only place that knows how HubSpot writes its version into a path: <c>/crm/objects/2026-09</c>, but <c>/crm/v3/objects</c>.</summary>
internal static class HubSpotPaths
{
    public static Uri Objects(HubSpotOptions options) => Family(options, "objects");

    private static Uri Family(HubSpotOptions options, string family) => new(
        options.BaseUrl.ToString().TrimEnd('/') + (options.ApiVersion == "v3" ? $"/crm/v3/{family}" : $"/crm/{family}/{options.ApiVersion}"));
}
