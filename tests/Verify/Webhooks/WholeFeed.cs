using System.Text.Json;
using Verify.Rig;

namespace Verify.Webhooks;

/// <summary>An event as the feed gives it.</summary>
internal sealed record SeenEvent(long Sequence, string Id, string Type, string Contact, string Value, DateTimeOffset OccurredAt, bool Stale, string? CausedBy);

/// <summary>Reads the feed to its end, as a consumer by cursor does.</summary>
internal static class WholeFeed
{
    private const string Changed = "contact.propertyChange";
    private const string Raised = "contact.lifecycle-changed";
    private const int LooksAtRest = 5;

    public static async Task<IReadOnlyList<SeenEvent>> ReadAsync(ApiProcess api)
    {
        List<SeenEvent> seen = [];
        var after = "0";
        while (true)
        {
            var page = await api.Operator.GetAsync($"api/v1/events?limit=1000&after={after}");
            using var json = JsonDocument.Parse(page.Succeeded().Text);
            var events = json.RootElement.GetProperty("events");
            if (events.GetArrayLength() == 0)
                return seen;
            seen.AddRange(events.EnumerateArray().Select(Read));
            after = json.RootElement.GetProperty("after").GetString()!;
        }
    }

    /// <summary>Waits until every change has been taken in and reacted to, what an instance that was killed had claimed too.</summary>
    public static Task<TimeSpan> SettleAsync(ApiProcess api, TimeSpan within)
    {
        var (last, still) = ("", 0);
        return Wait.ForAsync("the feed to come to rest", within, api.Process, async () =>
        {
            var now = await Backlog.CountAsync(api.Database) == 0 ? await LastAsync(api, last) : null;
            still = now == last ? still + 1 : 0;
            last = now ?? last;
            await Wait.ShortlyAsync(TimeSpan.FromMilliseconds(200));
            return still >= LooksAtRest;
        });
    }

    public static void Judge(Report report, IReadOnlyCollection<SentEvent> acknowledged, IReadOnlyList<SeenEvent> feed)
    {
        var changes = feed.Where(each => each.Type == Changed).ToList();
        var raised = feed.Where(each => each.Type == Raised).ToList();
        var known = changes.Select(each => each.Value).ToHashSet(StringComparer.Ordinal);
        report.Figures("feed", new { acknowledged = acknowledged.Count, changes = changes.Count, late = changes.Count(each => each.Stale), raised = raised.Count });
        report.None("acknowledged events that are lost", acknowledged.Count(each => !known.Contains(each.Value)));
        report.None("events that are in the feed twice", changes.Count - changes.DistinctBy(each => each.Value, StringComparer.Ordinal).Count());
        report.None("sequences that are not in order", feed.Zip(feed.Skip(1)).Count(pair => pair.First.Sequence >= pair.Second.Sequence));
        var effects = raised.CountBy(each => each.CausedBy ?? "", StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        report.None("changes without their effect", changes.Count(each => !each.Stale && effects.GetValueOrDefault(each.Id) == 0));
        report.None("effects that happened twice", effects.Values.Count(count => count > 1));
        report.None("effects of late changes", changes.Count(each => each.Stale && effects.ContainsKey(each.Id)));
        report.None("effects of one record out of their order", raised.GroupBy(each => each.Contact, StringComparer.Ordinal).Sum(record => (long)record.Zip(record.Skip(1)).Count(pair => pair.First.OccurredAt > pair.Second.OccurredAt)));
    }

    private static async Task<string?> LastAsync(ApiProcess api, string last)
    {
        for (var after = last.Length == 0 ? "0" : last; ;)
        {
            var page = await api.Operator.GetAsync($"api/v1/events?limit=1000&after={after}");
            if (page.Status != 200)
                return null;
            if (page.Count("events") == 0)
                return after;
            after = page["after"]!;
        }
    }

    private static SeenEvent Read(JsonElement item) => new(
        item.GetProperty("sequence").GetInt64(), item.GetProperty("id").GetString()!, item.GetProperty("type").GetString()!, item.GetProperty("objectId").GetString()!,
        item.GetProperty("value").GetString() ?? "", item.GetProperty("occurredAt").GetDateTimeOffset(), item.GetProperty("stale").GetBoolean(),
        item.GetProperty("raw").TryGetProperty("causedBy", out var cause) ? cause.GetString() : null);
}
