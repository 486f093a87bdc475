namespace HubSpotCrm.Infrastructure.HubSpot.Wire;

/// <summary>The only place that knows how HubSpot writes its version into a path: <c>/crm/objects/2026-09</c>, but <c>/crm/v3/objects</c>.</summary>
internal static class HubSpotPaths
{
    public static Uri Objects(HubSpotOptions options) => Family(options, "objects");

    /// <summary>Associations of a record. Their numbered version is 4 where that of records is 3.</summary>
    public static Uri Associations(HubSpotOptions options) => Family(options, "objects", numbered: "v4");

    /// <summary>Labels of associations.</summary>
    public static Uri AssociationLabels(HubSpotOptions options) => Family(options, "associations", numbered: "v4");

    public static Uri Pipelines(HubSpotOptions options) => Family(options, "pipelines");

    public static Uri Owners(HubSpotOptions options) => new(Family(options, "owners").ToString()[..^(OwnersEnd(options).Length + 1)]);

    /// <summary>The last segment of the path to owners.</summary>
    public static string OwnersEnd(HubSpotOptions options) => Family(options, "owners").Segments[^1];

    public static Uri Properties(HubSpotOptions options) => Family(options, "properties");

    /// <summary>Outcomes of calls; HubSpot has no dated path for them.</summary>
    public static Uri Calling(HubSpotOptions options) => new($"{Base(options)}/calling/v1");

    /// <summary>Meeting links and what is booked through them.</summary>
    public static Uri Scheduler(HubSpotOptions options) => new($"{Base(options)}/scheduler/{options.ApiVersion}/meetings");

    private static Uri Family(HubSpotOptions options, string family, string numbered = "v3") => new(
        Base(options) + (options.ApiVersion == "v3" ? $"/crm/{numbered}/{family}" : $"/crm/{family}/{options.ApiVersion}"));

    private static string Base(HubSpotOptions options) => options.BaseUrl.ToString().TrimEnd('/');
}
