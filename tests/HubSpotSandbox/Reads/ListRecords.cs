using System.Globalization;
using System.Text.Json;
using HubSpotSandbox.Errors;
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
        var selection = ReadSelection.For(call, request.List("properties"), request.List("propertiesWithHistory"));
        var limit = Limit(request, selection.History.Count > 0 ? MaxLimitWithHistory : MaxLimit);
        var after = After(request);
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

    private static int Limit(ApiRequest request, int max)
    {
        if (request.Query["limit"] is not [{ Length: > 0 } text])
        {
            return DefaultLimit;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= max
            ? limit
            : throw new RefusedException(ApiErrors.Invalid($"limit must be a whole number from 1 to {max}, it was {text}"));
    }

    private static long After(ApiRequest request)
    {
        if (request.Query["after"] is not [{ Length: > 0 } text])
        {
            return 0;
        }

        return RecordTable.TryParseId(text, out var after)
            ? after
            : throw new RefusedException(ApiErrors.Invalid($"after is not a cursor of this list: {text}"));
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
        if (next is not null)
        {
            json.WriteStartObject("paging");
            json.WriteStartObject("next");
            json.WriteString("after", next);
            json.WriteString("link", Link(request, next));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string Link(ApiRequest request, string next)
    {
        var kept = request.Query.Where(pair => !string.Equals(pair.Key, "after", StringComparison.Ordinal))
            .SelectMany(pair => pair.Value, (pair, value) => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(value ?? "")}&");
        return $"{request.Origin}{request.Path}?{string.Concat(kept)}after={next}";
    }
}
