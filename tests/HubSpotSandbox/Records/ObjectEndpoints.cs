using HubSpotSandbox.Batches;
using HubSpotSandbox.Hosting;
using HubSpotSandbox.Search;

namespace HubSpotSandbox.Records;

/// <summary>The endpoints of every object type (FACTS §3.1).</summary>
internal static class ObjectEndpoints
{
    private static readonly Operation List = new(Right.ReadRecords, ListRecords.Handle);
    private static readonly Operation Create = new(Right.WriteRecords, SingleWrites.Create);
    private static readonly Operation Search = new(Right.ReadRecords, SearchRecords.Handle) { IsSearch = true };
    private static readonly Operation Merge = new(Right.WriteRecords, MergeRecords.Handle);
    private static readonly Operation Erase = new(Right.WriteRecords, EraseRecord.Handle);
    private static readonly Operation BatchReads = new(Right.ReadRecords, BatchRead.Handle);
    private static readonly Operation BatchCreates = new(Right.WriteRecords, BatchCreate.Handle);
    private static readonly Operation BatchUpdates = new(Right.WriteRecords, BatchUpdate.Handle);
    private static readonly Operation BatchUpserts = new(Right.WriteRecords, BatchUpsert.Handle);
    private static readonly Operation BatchArchives = new(Right.WriteRecords, BatchArchive.Handle);
    private static readonly Operation Read = new(Right.ReadRecords, ReadRecord.Handle);
    private static readonly Operation Update = new(Right.WriteRecords, SingleWrites.Update);
    private static readonly Operation Archive = new(Right.WriteRecords, SingleWrites.Archive);

    public static (Operation? Operation, string Template) Find(string method, ObjectType type, string[] tail) => (method, tail) switch
    {
        ("GET", []) => (List, ""),
        ("POST", []) => (Create, ""),
        ("POST", ["search"]) => (Search, "/search"),
        ("POST", ["merge"]) when type.Mergeable => (Merge, "/merge"),
        ("POST", ["gdpr-delete"]) when type.Erasable => (Erase, "/gdpr-delete"),
        ("POST", ["batch", var action]) => (Batch(action), $"/batch/{action}"),
        (_, ["batch", _] or ["search"] or ["merge"] or ["gdpr-delete"]) => (null, ""),
        ("GET", [{ Length: > 0 }]) => (Read, "/{id}"),
        ("PATCH", [{ Length: > 0 }]) => (Update, "/{id}"),
        ("DELETE", [{ Length: > 0 }]) => (Archive, "/{id}"),
        _ => (null, tail.Length == 1 ? "/{id}" : ""),
    };

    private static Operation? Batch(string action) => action switch
    {
        "read" => BatchReads,
        "create" => BatchCreates,
        "update" => BatchUpdates,
        "upsert" => BatchUpserts,
        "archive" => BatchArchives,
        _ => null,
    };
}
