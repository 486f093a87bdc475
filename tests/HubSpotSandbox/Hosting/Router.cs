using HubSpotSandbox.Account;
using HubSpotSandbox.Associations.Requests;
using HubSpotSandbox.Calling;
using HubSpotSandbox.Owners;
using HubSpotSandbox.Pipelines;
using HubSpotSandbox.Properties;
using HubSpotSandbox.Scheduling.Requests;

namespace HubSpotSandbox.Hosting;

/// <summary>Finds the endpoint of a path in the three path families (FACTS §1).</summary>
internal static class Router
{
    public static ApiRoute Find(string method, string[] segments) => segments switch
    {
        ["crm", "v4", "objects", var from, var id, "associations", .. var tail] =>
            AssociationRoutes.OfRecord(Path(method, "/crm/v4/objects"), from, id, tail, named: false),
        ["crm", "v3", "objects", var from, var id, "associations", .. var tail] =>
            AssociationRoutes.OfRecord(Path(method, "/crm/v3/objects"), from, id, tail, named: true),
        ["crm", "objects", var v, var from, var id, "associations", .. var tail] when TryPath(method, "/crm/objects/", v, out var path) =>
            AssociationRoutes.OfRecord(path, from, id, tail, named: v is "v3"),
        ["crm", "v4", "associations", var from, var to, .. var tail] => AssociationRoutes.Between(Path(method, "/crm/v4/associations"), from, to, tail),
        ["crm", "v3", "associations", var from, var to, .. var tail] => AssociationRoutes.BetweenNamed(Path(method, "/crm/v3/associations"), from, to, tail),
        ["crm", "associations", "v4", var from, var to, .. var tail] => AssociationRoutes.Between(Path(method, "/crm/associations/v4"), from, to, tail),
        ["crm", "associations", not "v3" and var v, var from, var to, .. var tail] when TryPath(method, "/crm/associations/", v, out var path) =>
            AssociationRoutes.Between(path, from, to, tail),
        ["crm", "v3", "objects", var type, .. var tail] => Path(method, "/crm/v3/objects").Typed(type, tail, ObjectEndpoints.Find),
        ["crm", "objects", var v, var type, .. var tail] when TryPath(method, "/crm/objects/", v, out var path) => path.Typed(type, tail, ObjectEndpoints.Find),
        ["crm", "v3", "properties", var type, .. var tail] => Path(method, "/crm/v3/properties").Typed(type, tail, PropertyEndpoints.Find),
        ["crm", "properties", var v, var type, .. var tail] when TryPath(method, "/crm/properties/", v, out var path) => path.Typed(type, tail, PropertyEndpoints.Find),
        ["crm", "v3", "pipelines", var type, .. var tail] => Path(method, "/crm/v3/pipelines").Typed(type, tail, PipelineEndpoints.Find),
        ["crm", "pipelines", var v, var type, .. var tail] when TryPath(method, "/crm/pipelines/", v, out var path) => path.Typed(type, tail, PipelineEndpoints.Find),
        ["crm", "v3", "owners", .. var tail] => OwnerRequests.Find(Path(method, "/crm/v3/owners"), tail),
        ["crm", "owners", var v, .. var tail] when TryPath(method, "/crm/owners/", v, out var path) => OwnerRequests.Find(path, tail),
        ["scheduler", "2025-09", "meetings", .. var tail] => SchedulerRoutes.Find(new RoutePath(method, ApiVersion.September2025, "/scheduler/2025-09/meetings"), tail),
        ["scheduler", var v, "meetings", .. var tail] when TryPath(method, "/scheduler/", v, out var path) =>
            SchedulerRoutes.Find(path with { Head = $"{path.Head}/meetings" }, tail),
        ["calling", "v1", "dispositions"] => Dispositions.Find(Path(method, "/calling/v1")),
        ["account-info", var v, .. var tail] when TryPath(method, "/account-info/", v, out var path) => AccountInfo(path, tail),
        _ => ApiRoute.Unknown,
    };

    private static ApiRoute AccountInfo(RoutePath path, string[] tail) =>
        path.Choose($"/{string.Join('/', tail)}", ObjectTypes.Contacts, "", tail, method => method is "GET" ? AccountEndpoints.Find(tail) : null);

    private static RoutePath Path(string method, string head) => new(method, ApiVersion.Legacy, head);

    private static bool TryPath(string method, string head, string version, out RoutePath path)
    {
        (var known, var number) = version switch
        {
            "v3" => (true, ApiVersion.Legacy),
            "2026-03" => (true, ApiVersion.March2026),
            "2026-09" => (true, ApiVersion.September2026),
            _ => (false, ApiVersion.Legacy),
        };
        path = new RoutePath(method, number, head + version);
        return known;
    }
}
