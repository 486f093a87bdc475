using System.Text.Json;
using System.Text.Json.Serialization;

namespace HubSpotCrm.Infrastructure.HubSpot.Wire;

internal sealed record HubSpotMeetingLinks(IReadOnlyList<HubSpotMeetingLink> Results, HubSpotPaging? Paging = null)
{
    public IReadOnlyList<HubSpotMeetingLink> Results { get; init; } = Results.Needed().WithoutNulls()!;
}

/// <param name="Link">The address of HubSpot's page.</param>
internal sealed record HubSpotMeetingLink(
    string Slug, string? Type = null, string? Name = null, string? Link = null, [property: JsonConverter(typeof(TextConverter))] string? OrganizerUserId = null,
    [property: JsonConverter(typeof(TextConverter))] string? Id = null);

/// <summary>What a link offers, and the first of its pages.</summary>
internal sealed record HubSpotLinkInfo(
    HubSpotLinkSettings CustomParams, HubSpotLinkTimes LinkAvailability, string? LinkType = null, IReadOnlyList<HubSpotUserTimes>? AllUsersBusyTimes = null)
{
    public HubSpotLinkPage FirstPage() => new(LinkAvailability, AllUsersBusyTimes);
}

/// <summary>When a link can be booked, by a part of the calendar.</summary>
internal sealed record HubSpotLinkPage(HubSpotLinkTimes LinkAvailability, IReadOnlyList<HubSpotUserTimes>? AllUsersBusyTimes = null)
{
    public IReadOnlyList<HubSpotUserTimes>? AllUsersBusyTimes { get; init; } = AllUsersBusyTimes.WithoutNulls();
}

/// <param name="Durations">In milliseconds.</param>
internal sealed record HubSpotLinkSettings(IReadOnlyList<long> Durations)
{
    public IReadOnlyList<long> Durations { get; init; } = [.. Durations.Needed().Select(millis => millis.AsDuration())];

    public IReadOnlyList<TimeSpan> Offered() => [.. Durations.Distinct().Order().Select(millis => TimeSpan.FromMilliseconds(millis))];
}

/// <param name="LinkAvailabilityByDuration">By the duration in milliseconds.</param>
/// <param name="HasMore">True when there is a further page.</param>
internal sealed record HubSpotLinkTimes(Dictionary<string, HubSpotDurationTimes> LinkAvailabilityByDuration, bool HasMore = false)
{
    public Dictionary<string, HubSpotDurationTimes> LinkAvailabilityByDuration { get; init; } =
        LinkAvailabilityByDuration.Needed().Values.Any(times => times is null) ? throw new JsonException("A map holds null.") : LinkAvailabilityByDuration;
}

internal sealed record HubSpotDurationTimes(long MeetingDurationMillis, IReadOnlyList<HubSpotFreeTime> Availabilities)
{
    public long MeetingDurationMillis { get; init; } = MeetingDurationMillis.AsDuration();

    public IReadOnlyList<HubSpotFreeTime> Availabilities { get; init; } = Availabilities.Needed().WithoutNulls()!;
}

/// <summary>A moment at which a meeting may begin.</summary>
internal sealed record HubSpotFreeTime(long StartMillisUtc)
{
    public long StartMillisUtc { get; init; } = StartMillisUtc.AsMoment();
}

/// <summary>When a person of the link is busy.</summary>
internal sealed record HubSpotUserTimes(HubSpotMeetingsUser? MeetingsUser = null, IReadOnlyList<HubSpotBusyTime>? BusyTimes = null)
{
    public IReadOnlyList<HubSpotBusyTime>? BusyTimes { get; init; } = BusyTimes.WithoutNulls();
}

internal sealed record HubSpotMeetingsUser([property: JsonConverter(typeof(TextConverter))] string? UserId = null);

/// <summary>In milliseconds since 1970.</summary>
internal sealed record HubSpotBusyTime(long Start, long End);

/// <param name="Duration">In milliseconds; one that the link offers.</param>
/// <param name="StartTime">ISO 8601 in UTC.</param>
internal sealed record HubSpotNewBooking(
    string Slug, long Duration, string StartTime, string Email, string FirstName, string LastName, IReadOnlyList<string> LikelyAvailableUserIds, string Timezone)
{
    public IReadOnlyList<string> FormFields { get; } = [];

    public IReadOnlyList<string> LegalConsentResponses { get; } = [];
}

internal sealed record HubSpotBooked(
    [property: JsonConverter(typeof(TextConverter))] string ContactId, DateTimeOffset Start, DateTimeOffset End, string? Subject = null, string? Location = null, string? WebConferenceUrl = null);

/// <summary>Milliseconds that can be what they are said to be; others are an answer that cannot be read.</summary>
internal static class HubSpotMillis
{
    private const long LastMoment = 200_000_000_000_000;
    private const long LongestDuration = 7 * 24 * 3_600_000L;

    public static long AsMoment(this long millis) => millis is >= 0 and <= LastMoment ? millis : throw new JsonException("A time is in no calendar.");

    public static long AsDuration(this long millis) => millis is > 0 and <= LongestDuration ? millis : throw new JsonException("No meeting is as long as this.");
}
