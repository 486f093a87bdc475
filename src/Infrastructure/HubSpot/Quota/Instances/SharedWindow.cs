using System.Text.Json;
using System.Text.Json.Serialization;

namespace HubSpotCrm.Infrastructure.HubSpot.Quota.Instances;

/// <summary>
/// How several instances share one window of calls. Each holds some of its permits and counts its own calls against them, so
/// that no window is ever exceeded by all of them together. Permits move in small chunks from those who do not need them;
/// those of an instance that has gone come back when HubSpot has forgotten its calls. All times are the database's, in
/// milliseconds; nothing here looks at a clock.
/// </summary>
internal sealed class SharedWindow
{
    /// <summary>How long an instance may use its permits without renewing them.</summary>
    public const long LeaseMs = 2_000;

    /// <summary>A call that was begun may reach HubSpot so much later.</summary>
    public const long TravelMs = 500;

    /// <summary>One permit in so many is left to each instance, so that a first call need not wait.</summary>
    private const int FloorPart = 20;

    /// <summary>At most one permit in so many moves at a time.</summary>
    private const int ChunkPart = 5;

    /// <summary>The highest limit that any instance knows of now.</summary>
    public int Limit { get; set; }

    /// <summary>HubSpot has refused a call: nobody calls before.</summary>
    public long PausedUntil { get; set; }

    public Dictionary<string, Holder> Holders { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Permits of instances that have gone, and when each may be given again.</summary>
    public List<Due> Gone { get; set; } = [];

    /// <summary>Takes in what an instance reports and says how many permits it may hold now.</summary>
    /// <param name="now">The time.</param>
    /// <param name="id">The instance.</param>
    /// <param name="report">What it holds and needs.</param>
    /// <param name="windowMs">The window's length.</param>
    /// <returns>More than it holds: it may use them at once. Fewer: it is to give permits back as soon as its calls have left the window.</returns>
    public Share Renew(long now, string id, ShareReport report, long windowMs)
    {
        Bury(now, windowMs);
        PausedUntil = Math.Max(PausedUntil, now + report.PauseMs);
        var mine = Holders[id] = new() { Held = Holders.ContainsKey(id) ? report.Held : 0, Limit = report.Limit, Needs = report.Needs, Until = now + LeaseMs, Ends = [.. report.Ends.Select(end => end with { At = now + end.At })] };
        Limit = Holders.Values.Max(holder => holder.Limit);
        var target = TargetOf(id);
        if (target > mine.Held)
        {
            var free = Limit - Holders.Values.Sum(holder => holder.Held) - Gone.Sum(due => due.Count);
            mine.Held += Math.Clamp(target - mine.Held, 0, Math.Max(0, Math.Min(free, Math.Max(1, Limit / ChunkPart))));
            target = mine.Held;
        }

        if (mine.Held - target <= Limit / FloorPart && !Holders.Any(IsShort))
            target = mine.Held;    // a permit on its way from one to the other is of use to neither
        return new(target, Limit / Holders.Count);
    }

    /// <summary>An instance stops: it makes no more calls.</summary>
    public void Leave(long now, string id, ShareReport report)
    {
        if (Holders.Remove(id))
            Gone.AddRange(report.Ends.Select(end => end with { At = now + end.At }));
    }

    // What it had in use when it was last seen was not to be used again before its time; the rest may have been used until the lease ended.
    private void Bury(long now, long windowMs)
    {
        foreach (var (id, holder) in Holders.Where(pair => pair.Value.Until <= now).ToList())
        {
            Holders.Remove(id);
            var end = holder.Until + TravelMs;
            var known = holder.Ends.Where(due => due.At > end).ToList();
            Gone.AddRange(known);
            Gone.Add(new(end + windowMs, holder.Held - known.Sum(due => due.Count)));
        }

        Gone.RemoveAll(due => due.At <= now || due.Count <= 0);
    }

    // So far below its share that the others have to give what they would keep for the sake of peace.
    private bool IsShort(KeyValuePair<string, Holder> holder)
    {
        var target = TargetOf(holder.Key);
        return target - holder.Value.Held > Math.Min(Limit / FloorPart, target / 4);
    }

    // Everybody gets what it needs, the needy alike; what is left over is spread evenly.
    private int TargetOf(string id)
    {
        var floor = Math.Max(1, Limit / FloorPart);
        var left = Limit;
        var needs = Holders.ToDictionary(pair => pair.Key, pair => Math.Clamp(pair.Value.Needs, floor, Limit), StringComparer.Ordinal);
        var shares = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (holder, need) in needs.OrderBy(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal))
        {
            shares[holder] = Math.Min(need, left / (needs.Count - shares.Count));
            left -= shares[holder];
        }

        return shares[id] + (left / needs.Count);
    }
}

/// <summary>What an instance holds.</summary>
internal sealed record Holder
{
    /// <summary>The permits that count as its own, used or not.</summary>
    public int Held { get; set; }

    /// <summary>The account's limit as the instance knows it.</summary>
    public int Limit { get; init; }

    /// <summary>The permits that it could use.</summary>
    public int Needs { get; init; }

    /// <summary>Until when it may use them.</summary>
    public long Until { get; init; }

    /// <summary>When those in use leave the window.</summary>
    public List<Due> Ends { get; init; } = [];
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SharedWindow))]
internal sealed partial class SharedWindowJson : JsonSerializerContext;
