using System.Globalization;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Scheduling;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Scheduling;

/// <summary>HubSpot's meeting links. Free times are never kept: somebody else may book them at any moment.</summary>
internal sealed class HubSpotMeetingScheduler(IHubSpotSchedulerApi api, MeetingLinkList links, TimeProvider time) : IMeetingScheduler
{
    public Task<IReadOnlyList<MeetingLink>> ListLinksAsync(Freshness freshness, CancellationToken cancellationToken) => links.GetAsync(freshness, cancellationToken);

    public async Task<LinkAvailability> FindSlotsAsync(SlotQuery query, CancellationToken cancellationToken)
    {
        if (!IsSlug(query.Slug))
            throw SchedulerRefusals.NoSuchLink();
        var info = await SchedulerRefusals.OfLinkAsync(() => api.GetAsync(query.Slug, query.Timezone, cancellationToken));
        var durations = info.CustomParams.Offered();
        var isOffered = query.Duration is not { } wanted || durations.Contains(wanted);
        var pages = isOffered ? await FollowAsync(info.FirstPage(), query, cancellationToken) : [info.FirstPage()];
        return new(MeetingLinkList.TypeOf(info.LinkType), durations, Slots(pages, query), LikelyFree(pages, query));
    }

    public async Task<ScheduledMeeting> BookAsync(Booking booking, LinkAvailability availability, CancellationToken cancellationToken)
    {
        var wanted = Request(booking, availability.UserIds);
        var made = await SchedulerRefusals.OfBookingAsync(() => api.BookAsync(wanted, cancellationToken));
        return new(made.ContactId, made.Start, made.End, made.Subject, made.Location, made.WebConferenceUrl);
    }

    private async Task<IReadOnlyList<HubSpotLinkPage>> FollowAsync(HubSpotLinkPage first, SlotQuery query, CancellationToken cancellationToken)
    {
        List<HubSpotLinkPage> pages = [first];
        var (from, to) = LinkMonths.Of(query, time.GetUtcNow());
        for (var month = Math.Max(from, 1); month <= to && pages[^1].LinkAvailability.HasMore; month++)
        {
            var offset = month;
            pages.Add(await SchedulerRefusals.OfLinkAsync(() => api.GetPageAsync(query.Slug, query.Timezone, offset, cancellationToken)));
        }

        return pages;
    }

    private static IReadOnlyList<FreeSlot> Slots(IReadOnlyList<HubSpotLinkPage> pages, SlotQuery query) =>
    [
        .. pages.SelectMany(page => page.LinkAvailability.LinkAvailabilityByDuration.Values).SelectMany(SlotsOf)
            .Where(slot => slot.StartAt >= query.From && slot.StartAt < query.To && (query.Duration is not { } wanted || slot.EndAt - slot.StartAt == wanted))
            .Distinct().OrderBy(slot => slot.StartAt).ThenBy(slot => slot.EndAt),
    ];

    private static IEnumerable<FreeSlot> SlotsOf(HubSpotDurationTimes times)
    {
        var duration = TimeSpan.FromMilliseconds(times.MeetingDurationMillis);
        return times.Availabilities.Select(free => DateTimeOffset.FromUnixTimeMilliseconds(free.StartMillisUtc)).Select(start => new FreeSlot(start, start + duration));
    }

    /// <summary>Whoever is not busy at all in the range; everybody when that is nobody, because then HubSpot knows better.</summary>
    private static List<string> LikelyFree(IReadOnlyList<HubSpotLinkPage> pages, SlotQuery query)
    {
        var (from, to) = (query.From.ToUnixTimeMilliseconds(), query.To.ToUnixTimeMilliseconds());
        var users = pages.SelectMany(page => page.AllUsersBusyTimes ?? [])
            .GroupBy(user => user.MeetingsUser?.UserId ?? "", user => user.BusyTimes ?? [], StringComparer.Ordinal).Where(user => user.Key.Length > 0).ToList();
        var free = users.Where(user => !user.SelectMany(times => times).Any(busy => busy.Start < to && busy.End > from)).Select(user => user.Key).ToList();
        return free.Count > 0 ? free : [.. users.Select(user => user.Key)];
    }

    // HubSpot wants both names.
    private static HubSpotNewBooking Request(Booking booking, IReadOnlyList<string> userIds)
    {
        var (attendee, start) = (booking.Attendee, booking.StartAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        var localPart = attendee.Email.Split('@')[0];
        return new(
            booking.Link ?? throw new ArgumentException("The booking has no link to be booked through.", nameof(booking)), (long)booking.Duration.TotalMilliseconds, start, attendee.Email,
            NameOr(attendee.FirstName, localPart), NameOr(attendee.LastName, localPart), userIds, booking.Timezone);
    }

    private static string NameOr(string? name, string localPart) => string.IsNullOrWhiteSpace(name) ? localPart : name;

    // A part such as ".." would lead to another call.
    private static bool IsSlug(string slug) =>
        slug.Split('/').All(part => part.Any(char.IsLetterOrDigit) && !part.Any(char.IsControl));
}
