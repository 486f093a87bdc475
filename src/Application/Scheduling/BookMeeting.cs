using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling;

/// <summary>What somebody wants to book.</summary>
/// <param name="Link">The slug of a meeting link of HubSpot's, through which it is booked; null for a booking of our own.</param>
/// <param name="OwnerId">With whom; for a booking of our own.</param>
/// <param name="Timezone">IANA name.</param>
/// <param name="Notice">Null for what the kind of booking does: HubSpot invites for a link; else this service, where it can send mail.</param>
public sealed record NewBooking(string? Link, string? OwnerId, DateTimeOffset StartAt, TimeSpan Duration, string Timezone, Attendee Attendee)
{
    public IReadOnlyList<string> Guests { get; init; } = [];

    public string? Subject { get; init; }

    public string? Description { get; init; }

    public string? Location { get; init; }

    public BookingNotice? Notice { get; init; }
}

/// <summary>Holds a time and books it. What crashes or waits for HubSpot in between is brought to its end.</summary>
/// <param name="IsAwaited">False when the caller does not wait for its end.</param>
public sealed record BookMeetingCommand(NewBooking Input, bool IsAwaited = true) : ICommand<Booking>;
