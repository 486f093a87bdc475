using System.Text.Json.Serialization;
using HubSpotCrm.Api.Hosting.Json;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Api.Scheduling;

/// <summary>A scheduling page of HubSpot's.</summary>
public sealed record MeetingLinkResponse
{
    /// <summary>The end of its address. One with a slash is one segment of our paths: <c>sam-lee%2Fdemo</c>.</summary>
    public required string Slug { get; init; }

    public required string? Name { get; init; }

    /// <summary>HubSpot's own page.</summary>
    public required string? Url { get; init; }

    /// <summary><c>personal</c>; <c>group</c> when all of its people must be free; <c>roundRobin</c> when one of them must be.</summary>
    public required MeetingLinkType Type { get; init; }

    /// <summary>The owner who organizes; null when the organizer is no owner.</summary>
    public required string? OwnerId { get; init; }

    /// <summary>What it offers, in minutes; empty when HubSpot does not tell.</summary>
    public required IReadOnlyList<int> Durations { get; init; }

    internal static MeetingLinkResponse Of(MeetingLink link) => new()
    {
        Slug = link.Slug,
        Name = link.Name,
        Url = link.Url,
        Type = link.Type,
        OwnerId = link.OwnerId,
        Durations = Minutes.Of(link.Durations),
    };
}

/// <summary>When a link can be booked.</summary>
public sealed record AvailabilityResponse
{
    /// <summary>The zone that was asked for.</summary>
    public required string Timezone { get; init; }

    /// <summary>The free times that begin in the range, in their order; one for each duration that it has room for.</summary>
    public required IReadOnlyList<SlotResponse> Slots { get; init; }

    /// <summary>What the link offers, in minutes.</summary>
    public required IReadOnlyList<int> Durations { get; init; }

    internal static AvailabilityResponse Of(LinkAvailability availability, string timezone)
    {
        var zone = IanaZone.Find(timezone) ?? TimeZoneInfo.Utc;
        return new()
        {
            Timezone = timezone,
            Slots = [.. availability.Slots.Select(slot => new SlotResponse(TimeZoneInfo.ConvertTime(slot.StartAt, zone), TimeZoneInfo.ConvertTime(slot.EndAt, zone)))],
            Durations = Minutes.Of(availability.Durations),
        };
    }
}

/// <summary>A time that can be booked.</summary>
/// <param name="StartAt">As clocks in the zone show it, with their offset at that moment.</param>
/// <param name="EndAt">The same: across a change of the clocks the two offsets differ.</param>
public sealed record SlotResponse(
    [property: JsonConverter(typeof(ZonedTimeConverter))] DateTimeOffset StartAt, [property: JsonConverter(typeof(ZonedTimeConverter))] DateTimeOffset EndAt);

internal static class Minutes
{
    public static IReadOnlyList<int> Of(IReadOnlyList<TimeSpan> durations) => [.. durations.Select(duration => (int)duration.TotalMinutes)];
}
