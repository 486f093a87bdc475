using FluentValidation;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Scheduling.Work;
using HubSpotCrm.Domain.Scheduling;
using MediatR;

namespace HubSpotCrm.Application.Scheduling;

/// <summary>What somebody wants to book.</summary>
/// <param name="Link">The slug of a meeting link of HubSpot's, through which it is booked; null for a booking of our own.</param>
/// <param name="OwnerId">With whom; for a booking of our own.</param>
/// <param name="Timezone">IANA name.</param>
public sealed record NewBooking(string? Link, string? OwnerId, DateTimeOffset StartAt, TimeSpan Duration, string Timezone, Attendee Attendee)
{
    public IReadOnlyList<string> Guests { get; init; } = [];

    public string? Subject { get; init; }

    public string? Description { get; init; }

    public string? Location { get; init; }

    /// <summary>Null for what the kind of booking does: HubSpot invites for a link; else this service, where it can send mail.</summary>
    public BookingNotice? Notice { get; init; }

    public override string ToString() => "a new booking";
}

/// <summary>Holds a time and books it. What crashes or waits for HubSpot in between is brought to its end.</summary>
/// <param name="IsAwaited">False when the caller does not wait for its end.</param>
public sealed record BookMeetingCommand(NewBooking Input, bool IsAwaited = true) : ICommand<Booking>;

internal sealed class BookMeetingValidator : AbstractValidator<BookMeetingCommand>
{
    public BookMeetingValidator(IValidator<NewBooking> rules) =>
        RuleFor(command => command).Custom((command, context) => rules.Validate(command.Input).Errors.ForEach(context.AddFailure));
}

internal sealed class BookMeetingHandler(BookingAcceptance acceptance, BookingWaiter waiter, ICallerContext callers, TimeProvider time) : IRequestHandler<BookMeetingCommand, Booking>
{
    public async Task<Booking> Handle(BookMeetingCommand request, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var booking = await acceptance.AcceptAsync(request.Input, cancellationToken);
        if (!request.IsAwaited || callers.Current.Deadline is not { } deadline || time.GetElapsedTime(began, deadline) is not { Ticks: > 0 } patience)
            return booking;
        return await waiter.WaitAsync(booking.Id, patience, cancellationToken) ?? booking;
    }
}
