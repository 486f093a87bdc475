using Microsoft.AspNetCore.Http.Extensions;

namespace HubSpotCrm.Api.Scheduling.Pages.Times;

/// <summary>A day with its free times, both in the visitor's zone.</summary>
public sealed record DayOffer(DateOnly Date, IReadOnlyList<DateTimeOffset> Times)
{
    /// <summary>What a time is called: with its offset where the clock shows it twice, on the day that ends summer time.</summary>
    public string LabelOf(DateTimeOffset time) => Times.Count(other => other.DateTime == time.DateTime) > 1 ? $"{TimeText.Clock(time)} ({TimeText.Offset(time)})" : TimeText.Clock(time);
}

/// <summary>The free times of one month, for one length, in the visitor's zone.</summary>
/// <param name="Timezone">IANA name.</param>
/// <param name="Month">Its first day.</param>
/// <param name="Days">Those that have free times, in their order.</param>
public sealed record Offer(string Timezone, DateOnly Month, IReadOnlyList<DayOffer> Days)
{
    /// <summary>In minutes.</summary>
    public required int Minutes { get; init; }

    /// <summary>What the link offers, in minutes.</summary>
    public required IReadOnlyList<int> Durations { get; init; }

    /// <summary>False when the visitor's zone is not known yet.</summary>
    public bool IsZoneTold { get; init; }

    /// <summary>The month before, when it can be looked at.</summary>
    public DateOnly? Earlier { get; init; }

    /// <summary>The month after, when it can be looked at.</summary>
    public DateOnly? Later { get; init; }

    /// <summary>The days whose times are shown to choose from.</summary>
    public IReadOnlyList<DayOffer> Open { get; init; } = [];

    /// <summary>Some days from that one on, or the last ones before it.</summary>
    public Offer WithDaysFrom(DateOnly? day, int count)
    {
        var after = Days.Where(each => day is null || each.Date >= day).Take(count).ToList();
        return this with { Open = after.Count > 0 ? after : [.. Days.TakeLast(count)] };
    }

    /// <summary>The address of a page that shows the same with something else chosen.</summary>
    public string Address(string path, DateOnly? month = null, DateOnly? day = null, int? minutes = null)
    {
        var query = new QueryBuilder
        {
            { Wish.TimezoneName, Timezone },
            { Wish.MinutesName, (minutes ?? Minutes).ToString(System.Globalization.CultureInfo.InvariantCulture) },
            { Wish.MonthName, TimeText.Value(month ?? Month)[..^"-01".Length] },
        };
        if (day is { } chosen)
            query.Add(Wish.DayName, TimeText.Value(chosen));
        return $"{path}{query}";
    }
}
