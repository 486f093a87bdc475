using System.Globalization;
using System.Text.Json;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;
using HubSpotSandbox.Properties;

namespace HubSpotSandbox.Search;

/// <summary>`POST /search` over the states that the index knows by now (FACTS §5).</summary>
internal static class SearchRecords
{
    private static readonly Comparer<ComparedValue?> ByValue =
        Comparer<ComparedValue?>.Create((one, other) => one is { } left && other is { } right ? left.Against(right) : 0);

    public static Answer Handle(ApiCall call)
    {
        var request = SearchRequest.Read(call);
        var catalog = call.Records.Catalog(call.Type);
        var selection = ReadSelection.For(call, request.Properties, []);
        var order = Order(request, catalog);
        Func<CrmRecord, bool> test;
        List<CrmRecord> indexed;
        lock (call.Records.Gate)
        {
            test = Test(call, request);
            indexed = call.Records.Table(call.Type).Indexed(call.Records.IndexedUpTo);
        }

        var found = indexed.Where(test).ToList();
        var page = order(found).Skip(request.Offset).Take(request.Limit).Select(record => new RecordView(record, selection.Columns)).ToList();
        call.Records.Stats.CountRead(page.Count);
        return Answer.Json(200, json => Write(json, found.Count, page, request.Offset + request.Limit)) with { Items = page.Count };
    }

    private static Func<CrmRecord, bool> Test(ApiCall call, SearchRequest request)
    {
        var groups = request.Groups.Select(group => group.Select(filter => FilterTest.Of(filter, call.Type, call.Records)).ToArray()).ToArray();
        var query = Tokens.Query(request.Query);
        var queried = call.Type.QueriedColumns;
        return record => (groups.Length == 0 || Array.Exists(groups, group => Array.TrueForAll(group, test => test(record))))
            && (request.Query.Length == 0 || query([.. queried.Select(name => record.Properties[name]).OfType<string>()]));
    }

    /// <summary>Oldest first unless sorted; records without the sorted property come last.</summary>
    private static Func<List<CrmRecord>, IEnumerable<CrmRecord>> Order(SearchRequest request, PropertyCatalog catalog)
    {
        if (request.Sort is not var (property, descending))
        {
            return records => records;
        }

        var definition = catalog.Find(property)
            ?? throw new RefusedException(ApiErrors.Invalid($"There was a problem with the request: {property} is not a property that can be sorted by"));
        return records =>
        {
            var keyed = records.Select(record => (Record: record, Key: record.Properties[property] is { } value ? ComparedValue.Read(definition, value) : null))
                .OrderBy(pair => pair.Key is null);
            return (descending ? keyed.ThenByDescending(pair => pair.Key, ByValue) : keyed.ThenBy(pair => pair.Key, ByValue)).Select(pair => pair.Record);
        };
    }

    private static void Write(Utf8JsonWriter json, int total, List<RecordView> page, int next)
    {
        json.WriteStartObject();
        json.WriteNumber("total", total);
        json.WriteStartArray("results");
        foreach (var view in page)
        {
            RecordJson.Write(json, view);
        }

        json.WriteEndArray();
        if (next < total)
        {
            json.WriteStartObject("paging");
            json.WriteStartObject("next");
            json.WriteString("after", next.ToString(CultureInfo.InvariantCulture));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
