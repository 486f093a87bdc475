using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling.Work;

/// <summary>Holds the time of a booking, so that it comes to its end whatever becomes of this process and of the caller.</summary>
internal sealed class BookingAcceptance(IBookings bookings, BookingHosts hosts, IMailSender mail, ICallerContext callers, TimeProvider time)
{
    /// <exception cref="SlotTakenException">Another booking has the time.</exception>
    public async Task<Booking> AcceptAsync(NewBooking wanted, CancellationToken cancellationToken)
    {
        var (placed, calendar) = await hosts.PlaceAsync(Of(wanted), cancellationToken);
        var booking = await hosts.TryNameAsync(placed, cancellationToken);
        await bookings.AddAsync(booking, calendar, [BookingMessage.ToMake(booking)], cancellationToken);
        return booking;
    }

    // When a request is done again under its idempotency key it is the same booking.
    private Booking Of(NewBooking wanted) => new(Booking.IdOf(callers.Current.Writes.Next()), callers.Current.Name, time.GetKeptNow())
    {
        StartAt = wanted.StartAt.ToUniversalTime(),
        Duration = wanted.Duration,
        Timezone = IanaZone.Find(wanted.Timezone)?.Id ?? wanted.Timezone,
        Attendee = new(wanted.Attendee.Email.Trim(), Given(wanted.Attendee.FirstName), Given(wanted.Attendee.LastName)),
        Guests = [.. wanted.Guests.Select(guest => EmailAddress.Parse(guest).Value)],
        Notice = wanted.Notice ?? DefaultNotice(wanted),
        Link = wanted.Link?.Trim(),
        OwnerId = wanted.OwnerId,
        Subject = Given(wanted.Subject),
        Description = Given(wanted.Description),
        Location = Given(wanted.Location),
    };

    private BookingNotice DefaultNotice(NewBooking wanted) => (wanted.Link, mail.IsConfigured) switch
    {
        (not null, _) => BookingNotice.HubSpot,
        (null, true) => BookingNotice.Email,
        _ => BookingNotice.None,
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
