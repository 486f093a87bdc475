using System.Text.Json;
using HubSpotSandbox.Batches;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Associations.Requests;

/// <summary>`batch/read` of associations: a record without any makes an error of its own and a 207 (FACTS §6.1).</summary>
internal static class LinkBatchRead
{
    private const int Max = 1000;

    public static Answer Read(ApiCall call) => Read(call, AssociationJson.WriteLink);

    public static Answer ReadNamed(ApiCall call) => Read(call, AssociationJson.WriteNamed);

    private static Answer Read(ApiCall call, Action<Utf8JsonWriter, Link> write)
    {
        var inputs = PairBatches.Inputs(call, Max).Select(Cursor).ToList();
        List<(string Id, LinkPage Page)> found = [];
        List<ApiError> errors = [];
        lock (call.Records.Gate)
        {
            foreach (var (id, after) in inputs)
            {
                var record = call.Records.FindLive(call.Type, id);
                var page = LinkPage.Of(record is null ? [] : call.Records.Associations.From(record.Key, call.ToType, after));
                if (page.Links.Count == 0)
                {
                    errors.Add(AssociationErrors.NoneFound(call.Type, id, call.ToType));
                }
                else
                {
                    found.Add((id, page));
                }
            }
        }

        return BatchAnswer.Of(call, 200, found.Count, (json, index) => Write(json, call, found[index], write), errors) with { Items = inputs.Count };
    }

    private static void Write(Utf8JsonWriter json, ApiCall call, (string Id, LinkPage Page) record, Action<Utf8JsonWriter, Link> write)
    {
        json.WriteStartObject();
        json.WriteStartObject("from");
        json.WriteString("id", record.Id);
        json.WriteEndObject();
        AssociationJson.WriteResults(json, record.Page.Links, write, "to");
        Paging.Write(json, record.Page.Next, $"{call.Request.Origin}{call.Request.Path}?");
        json.WriteEndObject();
    }

    private static (string Id, long After) Cursor(JsonElement input)
    {
        RecordInput.Require(input, "id");
        var after = RecordInput.Text(input, "after");
        return (RecordInput.Text(input, "id") ?? "", string.IsNullOrEmpty(after) ? 0 : Paging.After(after));
    }
}
