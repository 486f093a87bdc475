using HubSpotCrm.Api.Scheduling.Pages.Rendering;
using HubSpotCrm.Api.Scheduling.Pages.Views;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Scheduling;
using HubSpotCrm.Domain.Scheduling;
using MediatR;

namespace HubSpotCrm.Api.Scheduling.Pages;

/// <summary>Opens signed addresses, until the meeting is over: as it is now, not as it was when they were signed.</summary>
internal sealed class PassCheck(IBookingPasses passes, IMediator mediator, PageWriter pages, TimeProvider time)
{
    /// <summary>The booking that a pass leads to. Null when it leads nowhere: then the visitor has been told.</summary>
    public async Task<Booking?> OpenAsync(HttpContext context, string word, BookingRight right)
    {
        if (await passes.ReadAsync(word, right, context.RequestAborted) is not { } id)
        {
            await pages.WriteAsync<NoticePage>(context, StatusCodes.Status404NotFound, new NoticeView("This link leads nowhere", "It may not be complete. Please use the whole link, as you got it."));
            return null;
        }

        var booking = await mediator.Send(new GetBookingQuery(id), context.RequestAborted);
        if (booking.EndAt <= time.GetUtcNow())
        {
            await pages.WriteAsync<NoticePage>(context, StatusCodes.Status410Gone, new NoticeView("This link is over", "The time of the meeting has passed."));
            return null;
        }

        return booking;
    }
}
