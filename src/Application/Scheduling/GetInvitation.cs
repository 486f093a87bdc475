using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Scheduling;
using MediatR;

namespace HubSpotCrm.Application.Scheduling;

/// <summary>The current invitation of a booking, as a calendar file.</summary>
public sealed record GetInvitationQuery(string Id) : IQuery<string>;

internal sealed class GetInvitationHandler(IBookings bookings, ICalendarInvites invites) : IRequestHandler<GetInvitationQuery, string>
{
    public async Task<string> Handle(GetInvitationQuery request, CancellationToken cancellationToken)
    {
        var booking = await bookings.FindAsync(request.Id, cancellationToken) ?? throw new BookingNotFoundException();
        return invites.Write(booking, booking.Status == BookingStatus.Cancelled ? InviteMethod.Cancel : InviteMethod.Publish, booking.UpdatedAt);
    }
}
