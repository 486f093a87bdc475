using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Properties;

/// <summary>The endpoints of the properties API (FACTS §9).</summary>
internal static class PropertyEndpoints
{
    private static readonly Operation List = new(Right.ReadProperties, PropertyRequests.List);
    private static readonly Operation Create = new(Right.WriteProperties, PropertyRequests.Create);
    private static readonly Operation Read = new(Right.ReadProperties, PropertyRequests.Read);
    private static readonly Operation Update = new(Right.WriteProperties, PropertyRequests.Update);
    private static readonly Operation Archive = new(Right.WriteProperties, PropertyRequests.Archive);
    private static readonly Operation BatchRead = new(Right.ReadProperties, PropertyBatches.Read);
    private static readonly Operation BatchCreate = new(Right.WriteProperties, PropertyBatches.Create);
    private static readonly Operation BatchArchive = new(Right.WriteProperties, PropertyBatches.Archive);
    private static readonly Operation ListGroups = new(Right.ReadProperties, GroupRequests.List);
    private static readonly Operation CreateGroup = new(Right.WriteProperties, GroupRequests.Create);
    private static readonly Operation ReadGroup = new(Right.ReadProperties, GroupRequests.Read);
    private static readonly Operation UpdateGroup = new(Right.WriteProperties, GroupRequests.Update);
    private static readonly Operation ArchiveGroup = new(Right.WriteProperties, GroupRequests.Archive);

    public static (Operation? Operation, string Template) Find(string method, ObjectType type, string[] tail) => (method, tail) switch
    {
        ("GET", []) => (List, ""),
        ("POST", []) => (Create, ""),
        ("POST", ["batch", "read"]) => (BatchRead, "/batch/read"),
        ("POST", ["batch", "create"]) => (BatchCreate, "/batch/create"),
        ("POST", ["batch", "archive"]) => (BatchArchive, "/batch/archive"),
        ("GET", ["groups"]) => (ListGroups, "/groups"),
        ("POST", ["groups"]) => (CreateGroup, "/groups"),
        (_, ["groups"]) => (null, "/groups"),
        ("GET", ["groups", _]) => (ReadGroup, "/groups/{name}"),
        ("PATCH", ["groups", _]) => (UpdateGroup, "/groups/{name}"),
        ("DELETE", ["groups", _]) => (ArchiveGroup, "/groups/{name}"),
        ("GET", [{ Length: > 0 }]) => (Read, "/{name}"),
        ("PATCH", [{ Length: > 0 }]) => (Update, "/{name}"),
        ("DELETE", [{ Length: > 0 }]) => (Archive, "/{name}"),
        _ => (null, tail.Length > 0 ? "/{name}" : ""),
    };
}
