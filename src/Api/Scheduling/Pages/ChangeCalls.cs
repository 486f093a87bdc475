using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Api.Scheduling.Pages.Rendering;
using HubSpotCrm.Api.Scheduling.Pages.Times;
using HubSpotCrm.Api.Scheduling.Pages.Views;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Api.Scheduling.Pages;

/// <summary>Where the holder of a booking moves it or calls it off. An address of a mail only asks: nothing changes before the button is pressed.</summary>
internal sealed class ChangeCalls(PassCheck check, FreeTimes times, VisitorDesk desk, BookingAddresses addresses, PageWriter pages)
{
    private const string ReasonFlaw = "Give your reason in one line of at most 500 letters, or leave it empty.";

    public async Task ShowMoveAsync(HttpContext context, string word)
    {
        if (await FindMovableAsync(context, word) is { } found)
            await ShowTimesAsync(context, word, found, Wish.Of(context.Request.Query, found.Booking.Timezone), StatusCodes.Status200OK, flaw: null);
    }

    public async Task MoveAsync(HttpContext context, string word)
    {
        if (await FindMovableAsync(context, word) is not { } found)
            return;
        var form = BookingForm.Of(await SentForm.ReadAsync(context.Request));
        var wish = Wish.Beside(form.StartAt, form.Timezone, form.Minutes, found.Booking.Timezone);
        if (form.StartAt is not { } start)
        {
            await ShowTimesAsync(context, word, found, wish, StatusCodes.Status400BadRequest, "Choose a time.");
            return;
        }

        var answer = await desk.MoveAsync(found.Booking, start, context.RequestAborted);
        if (answer.IsTaken)
            await ShowTimesAsync(context, word, found, wish, StatusCodes.Status409Conflict, "Somebody else has just taken this time. Choose another one.");
        else if (answer.Refusal is { Status: StatusCodes.Status400BadRequest } refusal)
            await ShowTimesAsync(context, word, found, wish, refusal.Status, string.Join(' ', FormFlaws.Of(answer).Values));
        else
            await LeadBackAsync(context, found.Booking, answer);
    }

    public async Task ShowCancelAsync(HttpContext context, string word)
    {
        if (await check.OpenAsync(context, word, BookingRight.Cancel) is { } booking && await IsHeldAsync(context, booking))
            await pages.WriteAsync<CancelPage>(context, StatusCodes.Status200OK, await AskAsync(context, booking));
    }

    public async Task CancelAsync(HttpContext context, string word)
    {
        if (await check.OpenAsync(context, word, BookingRight.Cancel) is not { } booking || !await IsHeldAsync(context, booking))
            return;
        var reason = (await SentForm.ReadAsync(context.Request))[CancelView.ReasonName].ToString().Trim();
        var answer = await desk.CancelAsync(booking, reason.Length > 0 ? reason : null, context.RequestAborted);
        if (answer.Refusal is { Status: StatusCodes.Status400BadRequest } refusal)
            await pages.WriteAsync<CancelPage>(context, refusal.Status, await AskAsync(context, booking) with { Reason = reason, Flaw = ReasonFlaw });
        else
            await LeadBackAsync(context, booking, answer);
    }

    private async Task<CancelView> AskAsync(HttpContext context, Booking booking) => new(booking, context.Request.Path, await BackAsync(context, booking));

    private async Task<(Booking Booking, string Link)?> FindMovableAsync(HttpContext context, string word)
    {
        if (await check.OpenAsync(context, word, BookingRight.Move) is not { } booking || !await IsHeldAsync(context, booking))
            return null;
        if (booking.Link is { } link)
            return (booking, link);
        await pages.WriteAsync<NoticePage>(context, StatusCodes.Status409Conflict, new NoticeView("This meeting is moved by its host", "Please answer the invitation and name a time that suits you better."));
        return null;
    }

    // What is called off or over has nothing to change: the visitor is shown how it stands.
    private async Task<bool> IsHeldAsync(HttpContext context, Booking booking)
    {
        if (booking.IsHeld)
            return true;
        PageWriter.Redirect(context, await BackAsync(context, booking));
        return false;
    }

    private async Task ShowTimesAsync(HttpContext context, string word, (Booking Booking, string Link) found, Wish wish, int status, string? flaw)
    {
        var minutes = (int)found.Booking.Duration.TotalMinutes;
        var offer = await times.FindAsync(found.Link, wish with { Minutes = minutes }, context.RequestAborted);
        if (offer.Minutes != minutes)
            offer = offer with { Days = [], Open = [] };    // the link does not offer this length any more
        var path = $"{BookingAddresses.Booked}/{word}/{BookingAddresses.Move}";
        var view = new MoveView(found.Booking, path, offer with { Durations = [minutes], IsZoneTold = true }, flaw) { Back = await BackAsync(context, found.Booking) };
        await pages.WriteAsync<MovePage>(context, status, view);
    }

    private async Task LeadBackAsync(HttpContext context, Booking before, DeskAnswer answer)
    {
        if (answer.Refusal is { } problem)
            await context.RequestServices.GetRequiredService<ProblemWriter>().WriteAsync(context, problem);
        else
            PageWriter.Redirect(context, await BackAsync(context, answer.Booking ?? before));
    }

    private Task<string> BackAsync(HttpContext context, Booking booking) => addresses.OfAsync(booking, BookingRight.See, context.RequestAborted);
}
