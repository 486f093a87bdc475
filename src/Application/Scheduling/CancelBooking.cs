using FluentValidation;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Scheduling.Work;
using HubSpotCrm.Domain.Scheduling;
using MediatR;

namespace HubSpotCrm.Application.Scheduling;

/// <summary>Calls a booking off. One that is called off already stays as it is.</summary>
/// <param name="Notice">Who tells the attendee; null for whoever invited, and this service where HubSpot did.</param>
public sealed record CancelBookingCommand(string Id, string? Reason = null, BookingNotice? Notice = null) : ICommand<Booking>
{
    public override string ToString() => $"{nameof(CancelBookingCommand)} {Id}";
}

internal sealed class CancelBookingValidator : AbstractValidator<CancelBookingCommand>
{
    private const int LongestReason = 500;

    public CancelBookingValidator(IMailSender mail)
    {
        RuleFor(command => command.Reason).IsLine(LongestReason);
        RuleFor(command => command.Notice).TellsOfChanges(mail);
    }
}

internal sealed class CancelBookingHandler(BookingChanges changes, TimeProvider time) : IRequestHandler<CancelBookingCommand, Booking>
{
    public Task<Booking> Handle(CancelBookingCommand request, CancellationToken cancellationToken) =>
        changes.ChangeAsync(request.Id, request.Notice, (booking, _) => Task.FromResult(CallOff(booking, request)), cancellationToken);

    private Booking? CallOff(Booking booking, CancelBookingCommand request) => booking.At(time.GetUtcNow()).Status switch
    {
        BookingStatus.Cancelled => null,
        BookingStatus.Completed => throw new BookingOverException("This booking is over: it cannot be called off any more."),
        _ => booking with { Status = BookingStatus.Cancelled, CancelReason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim() },
    };
}
