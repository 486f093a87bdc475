using System.Globalization;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling.Work;

/// <summary>Checks times with the meeting link that they are booked through.</summary>
internal sealed class LinkSlots(IMeetingScheduler scheduler)
{
    /// <summary>The availability that has this slot, for whoever books it.</summary>
    /// <exception cref="SlotTakenException">The time is not free.</exception>
    /// <exception cref="CrmRejectedException">There is no such link, or it does not offer this duration.</exception>
    public async Task<LinkAvailability> RequireAsync(Booking booking, CancellationToken cancellationToken)
    {
        var availability = await FindAsync(booking, cancellationToken);
        if (availability.Durations.Count > 0 && !availability.Durations.Contains(booking.Duration))
        {
            var offered = string.Join(", ", availability.Durations.Select(duration => duration.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)));
            throw Refusal("durationMinutes", $"This meeting link offers {offered} minutes.");
        }

        return availability.Slots.Any(slot => slot.StartAt == booking.StartAt && slot.EndAt == booking.EndAt) ? availability : throw new SlotTakenException();
    }

    private async Task<LinkAvailability> FindAsync(Booking booking, CancellationToken cancellationToken)
    {
        try
        {
            return await scheduler.FindSlotsAsync(new(booking.Link!, booking.Timezone, booking.StartAt, booking.EndAt, Duration: null), cancellationToken);
        }
        catch (CrmRecordNotFoundException none)
        {
            throw Refusal("link", "HubSpot has no meeting link with this slug.", none.Answer);
        }
    }

    private static CrmRejectedException Refusal(string field, string message, CrmAnswer? answer = null) =>
        new(message, new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] }, answer);
}
