using HubSpotCrm.Application.Scheduling;
using HubSpotCrm.Domain.Scheduling;
using MediatR;

namespace HubSpotCrm.Api.Scheduling.Pages.Times;

/// <summary>The free times of a meeting link, month by month. Throws the CRM's exceptions.</summary>
internal sealed class FreeTimes(IMediator mediator, TimeProvider time)
{
    /// <summary>How far ahead visitors look; HubSpot is asked once for each month in between.</summary>
    private const int MostMonthsAhead = 6;

    /// <summary>The month that is wanted; without a wish this one, or the next one when this has no free time left.</summary>
    public async Task<Offer> FindAsync(string slug, Wish wish, CancellationToken cancellationToken)
    {
        var first = Wish.FirstOf(LocalDate(time.GetUtcNow(), wish.Zone));
        var last = first.AddMonths(MostMonthsAhead);
        var offer = await ReadAsync(slug, wish, Within(first, wish.Month ?? first, last), first, cancellationToken);
        if (offer.Days.Count == 0 && wish.Month is null)
            offer = await ReadAsync(slug, wish, first.AddMonths(1), first, cancellationToken);
        return offer with
        {
            Earlier = offer.Month > first ? offer.Month.AddMonths(-1) : null,
            Later = offer.Month < last ? offer.Month.AddMonths(1) : null,
            Open = [.. offer.Days.Where(day => day.Date == wish.Day)],
        };
    }

    private async Task<Offer> ReadAsync(string slug, Wish wish, DateOnly month, DateOnly now, CancellationToken cancellationToken)
    {
        DateTimeOffset? from = month == now ? null : wish.Zone.StartOf(month);
        var available = await mediator.Send(new FindSlotsQuery(slug, wish.Zone.Id, from, wish.Zone.StartOf(month.AddMonths(1)), Duration: null), cancellationToken);
        var durations = available.Durations.Select(duration => (int)duration.TotalMinutes).ToList();
        var minutes = wish.Minutes is { } wanted && durations.Contains(wanted) ? wanted : durations.FirstOrDefault();
        return new(wish.Zone.Id, month, Days(available.Slots, TimeSpan.FromMinutes(minutes), wish.Zone)) { Minutes = minutes, Durations = durations, IsZoneTold = wish.IsZoneTold };
    }

    private static IReadOnlyList<DayOffer> Days(IEnumerable<FreeSlot> slots, TimeSpan duration, TimeZoneInfo zone) =>
    [
        .. slots.Where(slot => slot.EndAt - slot.StartAt == duration).Select(slot => slot.StartAt).Distinct().Order()
            .GroupBy(start => LocalDate(start, zone), (date, starts) => new DayOffer(date, [.. starts.Select(start => TimeZoneInfo.ConvertTime(start, zone))])),
    ];

    private static DateOnly Within(DateOnly first, DateOnly month, DateOnly last) => month < first ? first : month > last ? last : month;

    private static DateOnly LocalDate(DateTimeOffset time, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);
}
