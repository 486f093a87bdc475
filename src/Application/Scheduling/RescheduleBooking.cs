using FluentValidation;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Scheduling.Work;
using HubSpotCrm.Domain.Scheduling;
using MediatR;

namespace HubSpotCrm.Application.Scheduling;

/// <summary>Moves a booking to another time.</summary>
/// <param name="Duration">Null leaves it as it is.</param>
/// <param name="Notice">Who tells the attendee; null for whoever invited, and this service where HubSpot did.</param>
public sealed record RescheduleBookingCommand(string Id, DateTimeOffset StartAt, TimeSpan? Duration = null, BookingNotice? Notice = null) : ICommand<Booking>;

internal sealed class RescheduleBookingValidator : AbstractValidator<RescheduleBookingCommand>
{
    public RescheduleBookingValidator(IMailSender mail, TimeProvider time)
    {
        RuleFor(command => command.StartAt).IsStart(time);
        RuleFor(command => command.Duration.GetValueOrDefault()).IsLength().When(command => command.Duration is not null);
        RuleFor(command => command.Notice).TellsOfChanges(mail);
    }
}

internal sealed class RescheduleBookingHandler(BookingChanges changes, LinkSlots slots, BookingHosts hosts, TimeProvider time) : IRequestHandler<RescheduleBookingCommand, Booking>
{
    public Task<Booking> Handle(RescheduleBookingCommand request, CancellationToken cancellationToken) =>
        changes.ChangeAsync(request.Id, request.Notice, (booking, ct) => MoveAsync(booking, request, ct), cancellationToken);

    private async Task<Booking?> MoveAsync(Booking booking, RescheduleBookingCommand request, CancellationToken cancellationToken)
    {
        if (!booking.At(time.GetUtcNow()).IsHeld)
            throw new BookingOverException(booking.Status == BookingStatus.Cancelled ? "This booking was called off: make a new one." : "This booking is over: make a new one.");
        var moved = booking with { StartAt = request.StartAt.ToUniversalTime(), Duration = request.Duration ?? booking.Duration };
        if (moved.StartAt == booking.StartAt && moved.Duration == booking.Duration)
            return null;
        if (booking.Link is not null)
            await hosts.RequireFreeAsync(moved, await slots.RequireAsync(moved, cancellationToken), cancellationToken);
        return moved;
    }
}
