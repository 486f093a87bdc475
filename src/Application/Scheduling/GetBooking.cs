using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling;

public sealed record GetBookingQuery(string Id) : IQuery<Booking>;
