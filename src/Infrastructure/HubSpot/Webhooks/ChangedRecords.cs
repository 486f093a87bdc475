using System.Globalization;
using System.Runtime.CompilerServices;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Webhooks;

/// <summary>
/// Finds records by the time of their last change. A search reaches 10,000 records and shows changes late, so it goes on
/// from the last time that it has seen, a little before it, whenever it has come near that end.
/// </summary>
internal sealed class ChangedRecords(IHubSpotObjectsApi api)
{
    private const int PageSize = 100;
    private const int Reachable = 9_500;

    /// <summary>Pages of ids, each record at least once.</summary>
    public async IAsyncEnumerable<IReadOnlyList<string>> FindAsync(CrmObjectType type, DateTimeOffset from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var modified = type == CrmObjectType.Contact ? "lastmodifieddate" : "hs_lastmodifieddate";
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (since, after) = (from.ToUnixTimeMilliseconds(), "0");
        while (true)
        {
            var page = await api.SearchAsync(type.Plural(), Search(modified, since, after), cancellationToken);
            var news = page.Results.Select(record => record.Id).Where(seen.Add).ToList();
            if (news.Count > 0)
                yield return news;
            if (page.Paging?.Next?.After is not { } next)
                yield break;
            if (int.Parse(next, CultureInfo.InvariantCulture) < Reachable)
            {
                after = next;
                continue;
            }

            var last = Milliseconds(page.Results[^1].Properties.GetValueOrDefault(modified)) ?? since;
            if (last == since)
                yield break;    // more than can be reached changed in one millisecond: an import, whose records no search tells apart
            (since, after) = (last, "0");
            seen = [.. page.Results.Select(record => record.Id)];
        }
    }

    private static HubSpotSearch Search(string modified, long since, string after) => new(
        [new([new(modified, "GTE") { Value = since.ToString(CultureInfo.InvariantCulture) }])], [modified], PageSize, after)
    {
        Sorts = [new(modified, "ASCENDING")],
    };

    private static long? Milliseconds(string? time) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUnixTimeMilliseconds() : null;
}
