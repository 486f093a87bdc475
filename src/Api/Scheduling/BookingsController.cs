using System.Text;
using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Hosting.Callers;
using HubSpotCrm.Api.Hosting.Swagger;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Application.Scheduling;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace HubSpotCrm.Api.Scheduling;

/// <summary>
/// Bookings. The time is held as soon as it is asked for: of two that want one time of one owner, or of one personal or group
/// link, one has it. A booking that HubSpot cannot take now is taken later.
/// </summary>
[ApiController]
[Authorize(Roles = Roles.Reader)]
[Route(BookingAnswer.Path)]
[Tags("Scheduling")]
[Produces("application/json")]
public sealed class BookingsController(IMediator mediator) : ControllerBase
{
    private const string Calendar = "text/calendar";

    /// <summary>Book a meeting</summary>
    /// <remarks>
    /// With <c>link</c> HubSpot's scheduler books and invites. Without, the contact is ensured, the meeting logged on it, and this
    /// service invites by mail. <c>Prefer: respond-async</c> does not wait for HubSpot.
    /// </remarks>
    /// <response code="201">Booked; the address is in the header <c>Location</c>.</response>
    /// <response code="202">The time is held; HubSpot has it later, and the booking at <c>Location</c> shows when.</response>
    [HttpPost]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(BookingExamples.Book)]
    [Writes]
    [ProducesResponseType<BookingResponse>(StatusCodes.Status201Created)]
    [ProducesResponseType<BookingResponse>(StatusCodes.Status202Accepted)]
    public async Task<IActionResult> Book(BookingRequest request, CancellationToken cancellationToken)
    {
        var isAsync = PreferHeader.AsksForAsync(Request.Headers);
        if (isAsync)
            Response.Headers[PreferHeader.Applied] = PreferHeader.Async;
        return new BookingAnswer(await mediator.Send(new BookMeetingCommand(request.ToInput(), IsAwaited: !isAsync), cancellationToken));
    }

    /// <summary>Get a booking</summary>
    /// <param name="id" example="bk_0197c0f2a1b27c3d8e4f5a6b7c8d9e0f1">Its id.</param>
    /// <response code="200">The booking as it is now.</response>
    [HttpGet("{id}")]
    [NamesRecord]
    public async Task<BookingResponse> Get(string id, CancellationToken cancellationToken) => BookingResponse.Of(await mediator.Send(new GetBookingQuery(id), cancellationToken));

    /// <summary>List bookings</summary>
    /// <param name="contact">Only those of the contact with this record id.</param>
    /// <param name="from">Only those that end after this day or time; in UTC when it says no offset.</param>
    /// <param name="to">Only those that begin before this day or time.</param>
    /// <param name="after">The <c>after</c> of the page before.</param>
    /// <param name="limit">How many, 1 to 100.</param>
    /// <response code="200">A page, in the order of their start.</response>
    [HttpGet]
    public async Task<PageResponse<BookingResponse>> List(string? contact, string? from, string? to, string? after, CancellationToken cancellationToken, int limit = Views.DefaultLimit)
    {
        var page = await mediator.Send(new ListBookingsQuery(contact, from, to, after, limit), cancellationToken);
        return new([.. page.Results.Select(BookingResponse.Of)], page.After);
    }

    /// <summary>Move a booking</summary>
    /// <remarks>
    /// The record is updated (<c>RESCHEDULED</c>), and the attendee gets an invitation with the same UID and a higher SEQUENCE.
    /// HubSpot tells nobody: the answer's <c>notice</c> says what that means.
    /// </remarks>
    /// <param name="id" example="bk_0197c0f2a1b27c3d8e4f5a6b7c8d9e0f1">Its id.</param>
    /// <response code="200">The booking as it is now; HubSpot has it in a moment.</response>
    [HttpPost("{id}/reschedule")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(BookingExamples.Reschedule)]
    [NamesRecord, Writes]
    public async Task<BookingResponse> Reschedule(string id, RescheduleRequest request, CancellationToken cancellationToken) =>
        BookingResponse.Of(await mediator.Send(request.ToCommand(id), cancellationToken));

    /// <summary>Call a booking off</summary>
    /// <remarks>The record is updated (<c>CANCELED</c>), the attendee told as of a new time. One that is called off already stays as it is.</remarks>
    /// <param name="id" example="bk_0197c0f2a1b27c3d8e4f5a6b7c8d9e0f1">Its id.</param>
    /// <response code="200">The booking as it is now; its time is free.</response>
    [HttpPost("{id}/cancel")]
    [Authorize(Roles = Roles.Writer)]
    [RequestExample(BookingExamples.Cancel)]
    [NamesRecord, Writes]
    public async Task<BookingResponse> Cancel(string id, CancelRequest request, CancellationToken cancellationToken) =>
        BookingResponse.Of(await mediator.Send(request.ToCommand(id), cancellationToken));

    /// <summary>Get the invitation</summary>
    /// <param name="id" example="bk_0197c0f2a1b27c3d8e4f5a6b7c8d9e0f1">The booking's id.</param>
    /// <response code="200">The booking as a calendar file (iCalendar).</response>
    [HttpGet("{id}/invitation.ics")]
    [NamesRecord]
    [Produces(Calendar)]
    [ProducesResponseType<string>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Invitation(string id, CancellationToken cancellationToken)
    {
        var file = await mediator.Send(new GetInvitationQuery(id), cancellationToken);
        return File(Encoding.UTF8.GetBytes(file.Text), file.ContentType, "invitation.ics");
    }
}
