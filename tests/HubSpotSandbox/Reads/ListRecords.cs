using System.Text.Json;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Reads;

/// <summary>`GET` on a type: pages in order of id (FACTS §3.3).</summary>
internal static class ListRecords
{
    private const int DefaultLimit = 10;
    private const int MaxLimit = 100;
    private const int MaxLimitWithHistory = 50;

    public static Answer Handle(ApiCall call)
    {
        var request = call.Request;
        var selection = ReadSelection.For(call);
        var limit = Paging.Limit(request, DefaultLimit, selection.History.Count > 0 ? MaxLimitWithHistory : MaxLimit);
        var after = Paging.After(request);
        var archived = request.Flag("archived");
        List<RecordView> views;
        lock (call.Records.Gate)
        {
            views =
            [
                .. call.Records.Table(call.Type).From(after)
                    .Where(record => record is { Erased: false, MergedInto: null } && record.ArchivedAt is not null == archived)
                    .Take(limit + 1)
                    .Select(record => selection.View(call, record)),
            ];
        }

        var next = views.Count > limit ? views[limit].Record.IdText : null;
        var page = views.Take(limit).ToList();
        call.Records.Stats.CountRead(page.Count);
        return Answer.Json(200, json => WritePage(json, page, next, request)) with { Items = page.Count };
    }

    private static void WritePage(Utf8JsonWriter json, List<RecordView> page, string? next, ApiRequest request)
    {
        json.WriteStartObject();
        json.WriteStartArray("results");
        foreach (var view in page)
        {
            RecordJson.Write(json, view);
        }

        json.WriteEndArray();
        Paging.Write(json, next, Paging.Link(request));
        json.WriteEndObject();
    }
}
