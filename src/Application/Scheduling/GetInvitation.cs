using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Scheduling;
using MediatR;

namespace HubSpotCrm.Application.Scheduling;

/// <summary>The current invitation of a booking, as a calendar file.</summary>
public sealed record GetInvitationQuery(string Id) : IQuery<InvitationFile>;

/// <summary>A booking as a calendar file.</summary>
/// <param name="Text">An iCalendar object.</param>
/// <param name="Method">The method that it has; null when it has none, because nobody organizes it.</param>
public sealed record InvitationFile(string Text, InviteMethod? Method)
{
    /// <summary>With the method, when the file has one (RFC 5545 §8.1).</summary>
    public string ContentType => Method is { } method ? $"text/calendar; method={method.ToString().ToUpperInvariant()}; charset=utf-8" : "text/calendar; charset=utf-8";

    public override string ToString() => "a calendar file";
}

internal sealed class GetInvitationHandler(IBookings bookings, ICalendarInvites invites) : IRequestHandler<GetInvitationQuery, InvitationFile>
{
    public async Task<InvitationFile> Handle(GetInvitationQuery request, CancellationToken cancellationToken)
    {
        var booking = await bookings.FindAsync(request.Id, cancellationToken) ?? throw new BookingNotFoundException();
        var method = booking.Status == BookingStatus.Cancelled ? InviteMethod.Cancel : InviteMethod.Publish;
        var text = invites.Write(booking, method, booking.UpdatedAt);
        return new(text, text.Contains("\r\nMETHOD:", StringComparison.Ordinal) ? method : null);
    }
}
