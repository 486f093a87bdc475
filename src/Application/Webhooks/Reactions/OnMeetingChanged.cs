using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Scheduling.Work;
using HubSpotCrm.Domain.Meetings;
using HubSpotCrm.Domain.Scheduling;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Application.Webhooks.Reactions;

/// <summary>A meeting was moved or called off in HubSpot: its booking follows. The record tells how it is now, whatever the order of the events; what we wrote there ourselves changes nothing.</summary>
internal sealed class OnMeetingChanged(IBookings bookings, ICrmReader<Meeting> meetings, BookingChanges changes, TimeProvider time) : IReaction
{
    private const string CalledOff = "CANCELED";

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    /// <summary>After so long a change of ours that is not in HubSpot is stuck, and HubSpot's counts.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(10);

    public async Task<IReadOnlyList<Effect>> ReactAsync(CrmEvent item, CancellationToken cancellationToken)
    {
        if (await bookings.FindByMeetingAsync(item.ObjectId!, cancellationToken) is not { Status: BookingStatus.Confirmed } booking)
            return [];
        var isBehind = booking.RecordedSequence < booking.Sequence;
        if (isBehind && item.OccurredAt < booking.UpdatedAt)
            return [];    // however late it comes: our change is newer
        if (isBehind && time.GetUtcNow() - booking.UpdatedAt < Stuck)
            throw new PostponedException("A change of ours is on its way to the record.", Moment);
        try
        {
            var meeting = await meetings.GetAsync(new(item.ObjectId!), RecordView.Typed, cancellationToken);
            return AsIn(booking, meeting) is { } changed ? changes.Follow(booking, changed) : [];
        }
        catch (CrmRecordNotFoundException)
        {
            return [];    // another event tells of that
        }
    }

    /// <returns>Null when the record shows the booking as it is.</returns>
    private static Booking? AsIn(Booking booking, Meeting meeting)
    {
        if (meeting.Outcome == CalledOff)
            return booking with { Status = BookingStatus.Cancelled, CancelReason = "The meeting was called off in HubSpot." };
        var start = meeting.StartAt ?? booking.StartAt;
        var duration = meeting.EndAt is { } end && end > start ? end - start : booking.Duration;    // whoever moves both may write them one after the other
        return start == booking.StartAt && duration == booking.Duration ? null : booking with { StartAt = start, Duration = duration };
    }
}

/// <summary>A meeting was deleted in HubSpot: its booking is called off.</summary>
internal sealed class OnMeetingGone(IBookings bookings, BookingChanges changes) : IReaction
{
    public async Task<IReadOnlyList<Effect>> ReactAsync(CrmEvent item, CancellationToken cancellationToken) =>
        await bookings.FindByMeetingAsync(item.ObjectId!, cancellationToken) is { } booking ? changes.CalledOffInCrm(booking) : [];
}
