using System.Text.Json;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Properties;

/// <summary>Property groups (FACTS §9).</summary>
internal static class GroupRequests
{
    public static Answer List(ApiCall call)
    {
        lock (call.Records.Gate)
        {
            return Answer.Json(200, json => WriteAll(json, call.Records.Catalog(call.Type).Groups));
        }
    }

    public static Answer Create(ApiCall call)
    {
        var body = call.Request.ReadObject();
        RecordInput.Require(body, "name", "label");
        lock (call.Records.Gate)
        {
            var catalog = call.Records.Catalog(call.Type);
            var group = new PropertyGroup(RecordInput.Text(body, "name") ?? "", RecordInput.Text(body, "label") ?? "", Order(body) ?? catalog.Groups.Count());
            if (catalog.FindGroup(group.Name) is not null)
            {
                throw new RefusedException(ApiErrors.GroupExists(group.Name));
            }

            catalog.PutGroup(group);
            return One(201, group);
        }
    }

    public static Answer Read(ApiCall call)
    {
        lock (call.Records.Gate)
        {
            return One(200, Get(call));
        }
    }

    public static Answer Update(ApiCall call)
    {
        var body = call.Request.ReadObject();
        lock (call.Records.Gate)
        {
            var group = Get(call);
            group = group with { Label = RecordInput.Text(body, "label") ?? group.Label, DisplayOrder = Order(body) ?? group.DisplayOrder };
            call.Records.Catalog(call.Type).PutGroup(group);
            return One(200, group);
        }
    }

    public static Answer Archive(ApiCall call)
    {
        lock (call.Records.Gate)
        {
            var group = Get(call);
            var catalog = call.Records.Catalog(call.Type);
            if (catalog.All.Any(definition => definition.ArchivedAt is null && string.Equals(definition.GroupName, group.Name, StringComparison.Ordinal)))
            {
                throw new RefusedException(ApiErrors.GroupInUse(group.Name));
            }

            catalog.RemoveGroup(group.Name);
        }

        return Answer.NoContent;
    }

    private static PropertyGroup Get(ApiCall call)
    {
        var name = call.Route.Tail[1];
        return call.Records.Catalog(call.Type).FindGroup(name) ?? throw new RefusedException(ApiErrors.GroupNotFound(name));
    }

    private static Answer One(int status, PropertyGroup group) => Answer.Json(status, json => PropertyJson.WriteGroup(json, group));

    private static void WriteAll(Utf8JsonWriter json, IEnumerable<PropertyGroup> groups)
    {
        json.WriteStartObject();
        json.WriteStartArray("results");
        foreach (var group in groups)
        {
            PropertyJson.WriteGroup(json, group);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static int? Order(JsonElement body) => body.TryGetProperty("displayOrder", out var order) && order.ValueKind is JsonValueKind.Number && order.TryGetInt32(out var place) ? place : null;
}
