using System.Globalization;
using System.Text.Json;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Search;

/// <summary>The body of a search within HubSpot's bounds (FACTS §5). Texts of refusals are chosen.</summary>
internal sealed record SearchRequest(IReadOnlyList<IReadOnlyList<SearchFilter>> Groups)
{
    private const int MaxBody = 3000;
    private const int MaxGroups = 5;
    private const int MaxFiltersOfGroup = 6;
    private const int MaxFilters = 18;
    private const int MaxLimit = 200;
    private const int Reachable = 10_000;

    public string Query { get; init; } = "";
    public IReadOnlyList<string> Properties { get; init; } = [];
    public (string Property, bool Descending)? Sort { get; init; }
    public int Limit { get; init; } = 10;
    public int Offset { get; init; }

    public static SearchRequest Read(ApiCall call)
    {
        var body = call.Request.ReadObject();
        if (call.Request.BodyCharacters > MaxBody)
        {
            throw Refused($"The request body is too large: {call.Request.BodyCharacters} characters, at most {MaxBody} are allowed");
        }

        var request = new SearchRequest(ReadGroups(body))
        {
            Query = RecordInput.Text(body, "query") ?? "",
            Properties = [.. SearchJson.List(body, "properties").Select(SearchJson.Text)],
            Sort = SearchJson.Sort(body),
            Limit = Number(body, "limit", 10),
            Offset = Number(body, "after", 0),
        };
        request.DemandBounds();
        return request;
    }

    private static List<IReadOnlyList<SearchFilter>> ReadGroups(JsonElement body)
    {
        List<IReadOnlyList<SearchFilter>> groups = [];
        foreach (var group in SearchJson.List(body, "filterGroups"))
        {
            RecordInput.Require(group, "filters");
            groups.Add([.. SearchJson.List(group, "filters").Select(SearchFilter.Read)]);
        }

        SearchFilter[] loose = [.. SearchJson.List(body, "filters").Select(SearchFilter.Read)];
        if (loose.Length > 0)
        {
            groups.Add(loose);
        }

        return groups;
    }

    private void DemandBounds()
    {
        if (Groups.Count > MaxGroups)
        {
            throw Refused($"Too many filter groups: {Groups.Count}, at most {MaxGroups} are allowed");
        }

        if (Groups.Any(group => group.Count > MaxFiltersOfGroup) || Groups.Sum(group => group.Count) > MaxFilters)
        {
            throw Refused($"Too many filters: at most {MaxFiltersOfGroup} in a group and {MaxFilters} in all are allowed");
        }

        if (Limit is < 1 or > MaxLimit)
        {
            throw Refused($"limit must be a whole number from 1 to {MaxLimit}, it was {Limit}");
        }

        if (Offset + Limit > Reachable)
        {
            throw Refused($"Only the first {Reachable} results of a search can be reached: after {Offset}, limit {Limit}");
        }
    }

    private static int Number(JsonElement body, string name, int otherwise)
    {
        var text = RecordInput.Text(body, name);
        if (string.IsNullOrEmpty(text))
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1_000_000
            ? number
            : throw Refused($"{name} must be a whole number, it was {text}");
    }

    private static RefusedException Refused(string message) => new(ApiErrors.Invalid(message));
}
