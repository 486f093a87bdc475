using HubSpotSandbox.Account;
using HubSpotSandbox.Properties;

namespace HubSpotSandbox.Hosting;

/// <summary>Finds the endpoint of a path in the three path families (FACTS §1).</summary>
internal static class Router
{
    private static readonly ApiRoute Unknown = new("other", ApiVersion.Legacy, null, "", [], null);

    private static readonly string[] Methods = ["GET", "POST", "PATCH", "DELETE"];

    public static ApiRoute Find(string method, string[] segments) => segments switch
    {
        ["crm", "v3", "objects", var type, .. var tail] => Objects(method, ApiVersion.Legacy, segments, type, tail),
        ["crm", "objects", var v, var type, .. var tail] when TryVersion(v, out var version) => Objects(method, version, segments, type, tail),
        ["crm", "v3", "properties", var type, .. var tail] => Properties(method, ApiVersion.Legacy, segments, type, tail),
        ["crm", "properties", var v, var type, .. var tail] when TryVersion(v, out var version) => Properties(method, version, segments, type, tail),
        ["account-info", var v, .. var tail] when TryVersion(v, out var version) => AccountInfo(method, version, segments, tail),
        _ => Unknown,
    };

    private static ApiRoute Objects(string method, ApiVersion version, string[] segments, string type, string[] tail) =>
        Typed(method, version, segments, type, tail, ObjectEndpoints.Find);

    private static ApiRoute Properties(string method, ApiVersion version, string[] segments, string type, string[] tail) =>
        Typed(method, version, segments, type, tail, PropertyEndpoints.Find);

    private static ApiRoute Typed(
        string method, ApiVersion version, string[] segments, string typeName, string[] tail, Func<string, ObjectType, string[], (Operation?, string)> find)
    {
        var known = ObjectTypes.TryFind(typeName, out var type);
        var (endpoint, tailTemplate) = find(method, type ?? ObjectTypes.Contacts, tail);
        var elsewhere = endpoint is null && Methods.Any(other => find(other, type ?? ObjectTypes.Contacts, tail).Item1 is not null);
        if (endpoint is null && !elsewhere)
        {
            return Unknown;
        }

        var head = string.Join('/', segments[..^(tail.Length + 1)]);
        return new ApiRoute($"{method} /{head}/{(known ? type!.Plural : "{type}")}{tailTemplate}", version, known ? type : null, typeName, tail, endpoint)
        {
            OtherMethodExists = elsewhere,
        };
    }

    private static ApiRoute AccountInfo(string method, ApiVersion version, string[] segments, string[] tail)
    {
        var endpoint = AccountEndpoints.Find(tail);
        if (endpoint is null)
        {
            return Unknown;
        }

        var isGet = string.Equals(method, "GET", StringComparison.Ordinal);
        return new ApiRoute($"{method} /{string.Join('/', segments)}", version, ObjectTypes.Contacts, "", tail, isGet ? endpoint : null) { OtherMethodExists = !isGet };
    }

    private static bool TryVersion(string text, out ApiVersion version)
    {
        (version, var known) = text switch
        {
            "v3" => (ApiVersion.Legacy, true),
            "2026-03" => (ApiVersion.March2026, true),
            "2026-09" => (ApiVersion.September2026, true),
            _ => (ApiVersion.Legacy, false),
        };
        return known;
    }
}
