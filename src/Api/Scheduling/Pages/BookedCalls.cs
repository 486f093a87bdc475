using HubSpotCrm.Api.Scheduling.Pages.Rendering;
using HubSpotCrm.Api.Scheduling.Pages.Views;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Scheduling;
using HubSpotCrm.Domain.Scheduling;
using MediatR;

namespace HubSpotCrm.Api.Scheduling.Pages;

/// <summary>Where the holder of a booking sees it, and takes it along as a calendar file.</summary>
internal sealed class BookedCalls(PassCheck check, IMediator mediator, BookingAddresses addresses, PageWriter pages)
{
    public async Task ShowAsync(HttpContext context, string word)
    {
        if (await check.OpenAsync(context, word, BookingRight.See) is { } booking)
            await pages.WriteAsync<BookedPage>(context, StatusCodes.Status200OK, await ViewOfAsync(booking, context.RequestAborted));
    }

    public async Task TakeInvitationAsync(HttpContext context, string word)
    {
        if (await check.OpenAsync(context, word, BookingRight.TakeInvitation) is not { } booking)
            return;
        var file = await mediator.Send(new GetInvitationQuery(booking.Id), context.RequestAborted);
        PageWriter.Protect(context.Response);
        context.Response.ContentType = file.ContentType;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{BookingAddresses.Invitation}\"";
        await context.Response.WriteAsync(file.Text, context.RequestAborted);
    }

    private async Task<BookedView> ViewOfAsync(Booking booking, CancellationToken cancellationToken)
    {
        var view = new BookedView(booking) { Again = booking.Link is { } link ? BookingAddresses.OfLink(link) : null };
        if (!booking.IsHeld)
            return view;
        return view with
        {
            Invitation = await addresses.OfAsync(booking, BookingRight.TakeInvitation, cancellationToken),
            Move = booking.Link is null ? null : await addresses.OfAsync(booking, BookingRight.Move, cancellationToken),
            Cancel = await addresses.OfAsync(booking, BookingRight.Cancel, cancellationToken),
        };
    }
}
