using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Associations.Requests;

/// <summary>The paths of associations in their three families (FACTS §6.1).</summary>
internal static class AssociationRoutes
{
    private static readonly Operation List = new(Right.ReadRecords, PairRequests.List);
    private static readonly Operation ListNamed = new(Right.ReadRecords, PairRequests.ListNamed);
    private static readonly Operation ConnectByDefault = new(Right.WriteRecords, PairRequests.ConnectByDefault);
    private static readonly Operation Connect = new(Right.WriteRecords, PairRequests.Connect);
    private static readonly Operation Disconnect = new(Right.WriteRecords, PairRequests.Disconnect);
    private static readonly Operation BatchRead = new(Right.ReadRecords, LinkBatchRead.Read);
    private static readonly Operation BatchReadNamed = new(Right.ReadRecords, LinkBatchRead.ReadNamed);
    private static readonly Operation BatchConnect = new(Right.WriteRecords, PairBatches.Connect);
    private static readonly Operation BatchConnectNamed = new(Right.WriteRecords, NamedBatches.Connect);
    private static readonly Operation BatchConnectByDefault = new(Right.WriteRecords, PairBatches.ConnectByDefault);
    private static readonly Operation BatchDisconnect = new(Right.WriteRecords, PairBatches.Disconnect);
    private static readonly Operation BatchRemoveNamed = new(Right.WriteRecords, NamedBatches.Remove);
    private static readonly Operation BatchRemoveLabels = new(Right.WriteRecords, PairBatches.RemoveLabels);
    private static readonly Operation ListLabels = new(Right.ReadRecords, LabelRequests.List);
    private static readonly Operation CreateLabel = new(Right.WriteRecords, LabelRequests.Create);
    private static readonly Operation RenameLabel = new(Right.WriteRecords, LabelRequests.Rename);
    private static readonly Operation DeleteLabel = new(Right.WriteRecords, LabelRequests.Delete);
    private static readonly Operation Types = new(Right.ReadRecords, NamedBatches.Types);

    /// <summary>Below `/{from}/{id}/associations`; by name on v3 paths.</summary>
    public static ApiRoute OfRecord(RoutePath path, string from, string id, string[] tail, bool named) => tail switch
    {
        [var to] => path.Between(from, "/{id}/associations", to, "", [id], method => (method, named) switch
        {
            ("GET", true) => ListNamed,
            ("GET", false) => List,
            _ => null,
        }),
        [var to, var toId] when !named => path.Between(from, "/{id}/associations", to, "/{toId}", [id, toId], method => method switch
        {
            "PUT" => Connect,
            "DELETE" => Disconnect,
            _ => null,
        }),
        ["default", var to, var toId] when !named =>
            path.Between(from, "/{id}/associations/default", to, "/{toId}", [id, toId], method => method is "PUT" ? ConnectByDefault : null),
        _ => ApiRoute.Unknown,
    };

    /// <summary>Below `/{from}/{to}` on v4 and dated paths.</summary>
    public static ApiRoute Between(RoutePath path, string from, string to, string[] tail) => tail switch
    {
        ["batch", .. var action] => path.Between(from, "", to, $"/batch/{string.Join('/', action)}", [], method => (method, string.Join('/', action)) switch
        {
            ("POST", "read") => BatchRead,
            ("POST", "create") => BatchConnect,
            ("POST", "associate/default") => BatchConnectByDefault,
            ("POST", "archive") => BatchDisconnect,
            ("POST", "labels/archive") => BatchRemoveLabels,
            _ => null,
        }),
        ["labels"] => path.Between(from, "", to, "/labels", [], method => method switch
        {
            "GET" => ListLabels,
            "POST" => CreateLabel,
            "PUT" => RenameLabel,
            _ => null,
        }),
        ["labels", var id] => path.Between(from, "", to, "/labels/{associationTypeId}", [id], method => method is "DELETE" ? DeleteLabel : null),
        _ => ApiRoute.Unknown,
    };

    /// <summary>Below `/{from}/{to}` on v3 paths.</summary>
    public static ApiRoute BetweenNamed(RoutePath path, string from, string to, string[] tail) => tail switch
    {
        ["batch", var action] => path.Between(from, "", to, $"/batch/{action}", [], method => (method, action) switch
        {
            ("POST", "read") => BatchReadNamed,
            ("POST", "create") => BatchConnectNamed,
            ("POST", "archive") => BatchRemoveNamed,
            _ => null,
        }),
        ["types"] => path.Between(from, "", to, "/types", [], method => method is "GET" ? Types : null),
        _ => ApiRoute.Unknown,
    };
}
