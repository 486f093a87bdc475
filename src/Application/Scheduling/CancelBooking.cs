using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling;

/// <summary>Calls a booking off. One that is called off already stays as it is.</summary>
public sealed record CancelBookingCommand(string Id, string? Reason = null, BookingNotice? Notice = null) : ICommand<Booking>;
