using HubSpotCrm.Api.Scheduling.Pages.Rendering;
using HubSpotCrm.Api.Scheduling.Pages.Views;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Scheduling;
using HubSpotCrm.Domain.Scheduling;
using MediatR;

namespace HubSpotCrm.Api.Scheduling.Pages;

/// <summary>Opens signed addresses.</summary>
internal sealed class PassCheck(IBookingPasses passes, IMediator mediator, PageWriter pages, TimeProvider time)
{
    /// <summary>The booking that a pass leads to. Null when it leads nowhere: then the visitor has been told.</summary>
    public async Task<Booking?> OpenAsync(HttpContext context, string word, BookingRight right)
    {
        if (await passes.ReadAsync(word, right, context.RequestAborted) is not { } pass)
        {
            await pages.WriteAsync<NoticePage>(context, StatusCodes.Status404NotFound, new NoticeView("This link leads nowhere", "It may not be complete. Please use the whole link, as you got it."));
            return null;
        }

        if (pass.Until <= time.GetUtcNow())
        {
            await pages.WriteAsync<NoticePage>(context, StatusCodes.Status410Gone, new NoticeView("This link is over", "The time of the meeting has passed, or the meeting was moved and has a newer link."));
            return null;
        }

        return await mediator.Send(new GetBookingQuery(pass.BookingId), context.RequestAborted);
    }
}
