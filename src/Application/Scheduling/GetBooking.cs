using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Scheduling;
using MediatR;

namespace HubSpotCrm.Application.Scheduling;

/// <summary>A booking as it is now.</summary>
public sealed record GetBookingQuery(string Id) : IQuery<Booking>;

internal sealed class GetBookingHandler(IBookings bookings, TimeProvider time) : IRequestHandler<GetBookingQuery, Booking>
{
    public async Task<Booking> Handle(GetBookingQuery request, CancellationToken cancellationToken) =>
        (await bookings.FindAsync(request.Id, cancellationToken) ?? throw new BookingNotFoundException()).At(time.GetUtcNow());
}
