namespace HubSpotCrm.Domain.Scheduling;

/// <summary>Whose calendars a meeting link looks at.</summary>
public enum MeetingLinkType
{
    Personal,

    /// <summary>All of its people must be free.</summary>
    Group,

    /// <summary>One of its people must be free: several bookings may have one time.</summary>
    RoundRobin,
}

/// <summary>A scheduling page of HubSpot's.</summary>
/// <param name="Slug">The end of its address; may contain a slash.</param>
/// <param name="Url">HubSpot's own page.</param>
/// <param name="OwnerId">The CRM's owner who organizes, when there is one with this user.</param>
public sealed record MeetingLink(string Slug, string? Name, string? Url, MeetingLinkType Type, string? OwnerId, IReadOnlyList<TimeSpan> Durations)
{
    /// <summary>HubSpot's id of it, as meetings name it; null when HubSpot does not say.</summary>
    public string? Id { get; init; }
}

/// <summary>A time that can be booked.</summary>
public sealed record FreeSlot(DateTimeOffset StartAt, DateTimeOffset EndAt);

/// <summary>When a link can be booked.</summary>
/// <param name="Durations">What the link offers.</param>
/// <param name="Slots">In their order, in UTC.</param>
/// <param name="UserIds">HubSpot's users who are likely free, as its booking call wants to be told.</param>
public sealed record LinkAvailability(MeetingLinkType Type, IReadOnlyList<TimeSpan> Durations, IReadOnlyList<FreeSlot> Slots, IReadOnlyList<string> UserIds);
