using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Ports.Scheduling;

/// <summary>What the CRM's scheduler is asked for.</summary>
/// <param name="Timezone">IANA name.</param>
/// <param name="From">The first moment of interest.</param>
/// <param name="To">The moment after the last one.</param>
/// <param name="Duration">How long the meeting is; null for each that the link offers.</param>
public sealed record SlotQuery(string Slug, string Timezone, DateTimeOffset From, DateTimeOffset To, TimeSpan? Duration);

/// <summary>A booking that the CRM's scheduler made.</summary>
/// <param name="JoinUrl">Where a video conference can be joined.</param>
public sealed record ScheduledMeeting(string ContactId, DateTimeOffset StartAt, DateTimeOffset EndAt, string? Subject, string? Location, string? JoinUrl);

/// <summary>The CRM's scheduler. It lists links and free slots and books; it can neither reschedule nor cancel. Throws the CRM's exceptions.</summary>
public interface IMeetingScheduler
{
    /// <summary>All links, in the order of their slugs. Kept, because what each of them offers takes a call of its own.</summary>
    Task<IReadOnlyList<MeetingLink>> ListLinksAsync(Freshness freshness, CancellationToken cancellationToken);

    /// <summary>The free slots in a range, read anew: further months are followed.</summary>
    /// <exception cref="Errors.CrmRecordNotFoundException">There is no such link.</exception>
    Task<LinkAvailability> FindSlotsAsync(SlotQuery query, CancellationToken cancellationToken);

    /// <summary>Books, and has HubSpot invite. Not repeatable: after an unknown end look for the meeting first.</summary>
    /// <exception cref="SlotTakenException">Somebody else has the slot.</exception>
    Task<ScheduledMeeting> BookAsync(Booking booking, LinkAvailability availability, CancellationToken cancellationToken);
}

/// <summary>Somebody else has the time.</summary>
public sealed class SlotTakenException() : Exception("This time is taken. Ask for free slots again and choose another one.");
