using System.Text.Json;
using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Scheduling;
using HubSpotCrm.Domain.Scheduling;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Scheduling.Pages;

/// <summary>Books, moves and cancels for a visitor, who looks at an empty screen meanwhile and so does not wait long.</summary>
internal sealed class VisitorDesk(IMediator mediator, ICallerContext callers, IOptions<JsonOptions> json, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="writes">By these it is known when it is sent again.</param>
    public Task<DeskAnswer> BookAsync(NewBooking input, WriteIds writes, CancellationToken cancellationToken) => AskAsync(new BookMeetingCommand(input), writes, cancellationToken);

    public Task<DeskAnswer> MoveAsync(Booking booking, DateTimeOffset startAt, CancellationToken cancellationToken) => AskAsync(new RescheduleBookingCommand(booking.Id, startAt), WriteIds.New(), cancellationToken);

    public Task<DeskAnswer> CancelAsync(Booking booking, string? reason, CancellationToken cancellationToken) => AskAsync(new CancelBookingCommand(booking.Id, reason), WriteIds.New(), cancellationToken);

    // What the visitor can do nothing about is left to the page that all problems have.
    private async Task<DeskAnswer> AskAsync(IRequest<Booking> command, WriteIds writes, CancellationToken cancellationToken)
    {
        var end = time.GetTimestamp() + (long)(Patience.TotalSeconds * time.TimestampFrequency);
        using var entered = callers.Enter(callers.Current with { Deadline = Math.Min(callers.Current.Deadline ?? end, end), Writes = writes });
        try
        {
            var booking = await mediator.Send(command, cancellationToken);
            return booking.Problem is { } problem ? new(booking, JsonSerializer.Deserialize<Problem>(problem, json.Value.JsonSerializerOptions)) : new(booking, Refusal: null);
        }
        catch (Exception refused) when (ProblemTable.Of(refused) is { Status: 400 or 409 or 422 } problem)
        {
            return new(Booking: null, problem);
        }
    }
}

/// <summary>What became of it.</summary>
/// <param name="Booking">Null when nothing was kept.</param>
/// <param name="Refusal">Why it is refused; null when it is done, or goes on.</param>
internal sealed record DeskAnswer(Booking? Booking, Problem? Refusal)
{
    public bool IsTaken => Refusal?.Code == ProblemCodes.BookingSlotTaken;
}
