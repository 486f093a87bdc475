using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling;

/// <summary>Moves a booking to another time.</summary>
/// <param name="Duration">Null leaves it as it is.</param>
/// <param name="Notice">Who tells the attendee; null for whoever invited, and this service where HubSpot did.</param>
public sealed record RescheduleBookingCommand(string Id, DateTimeOffset StartAt, TimeSpan? Duration = null, BookingNotice? Notice = null) : ICommand<Booking>;
