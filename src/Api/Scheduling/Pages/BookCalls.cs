using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Api.Scheduling.Pages.Rendering;
using HubSpotCrm.Api.Scheduling.Pages.Times;
using HubSpotCrm.Api.Scheduling.Pages.Views;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Scheduling;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Scheduling.Pages;

/// <summary>Where a visitor finds a time and books it.</summary>
internal sealed class BookCalls(FreeTimes times, VisitorDesk desk, BookingAddresses addresses, PageWriter pages, IOptions<BookingPageOptions> options)
{
    /// <summary>How many days are shown to choose another time from.</summary>
    private const int OtherDays = 3;

    private static readonly Dictionary<string, string> NoFlaws = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, string> FilledBySoftware = new(StringComparer.Ordinal)
    {
        [PickView.General] = "Software has filled in a field that cannot be seen. Please look at your details and send the form again.",
    };

    public async Task ShowAsync(HttpContext context, string? slug)
    {
        var link = LinkOf(slug);
        var offer = await times.FindAsync(link, Wish.Of(context.Request.Query, options.Value.PageTimezone), context.RequestAborted);
        await pages.WriteAsync<PickPage>(context, StatusCodes.Status200OK, ViewOf(link, offer, BookingForm.Empty, NoFlaws));
    }

    public async Task BookAsync(HttpContext context, string? slug)
    {
        var link = LinkOf(slug);
        var sent = await SentForm.ReadAsync(context.Request);
        var form = BookingForm.Of(sent);
        var flaws = sent[BookingForm.HoneypotName].ToString().Length > 0 ? FilledBySoftware : form.Flaws();
        if (flaws.Count > 0 || form is not { StartAt: { } start, Minutes: { } minutes })
        {
            await ShowAgainAsync(context, link, form, StatusCodes.Status400BadRequest, flaws);
            return;
        }

        var timezone = (IanaZone.Find(form.Timezone) ?? TimeZoneInfo.Utc).Id;
        var answer = await desk.BookAsync(form.ToBooking(link, start, minutes, timezone), form.Writes(link), context.RequestAborted);
        if (answer is { Refusal: null, Booking: { } booking })
            PageWriter.Redirect(context, await addresses.OfAsync(booking, BookingRight.See, context.RequestAborted));
        else
            await ExplainAsync(context, link, form, answer);
    }

    private Task ExplainAsync(HttpContext context, string link, BookingForm form, DeskAnswer answer) => answer switch
    {
        { IsTaken: true } => ShowAgainAsync(context, link, form, StatusCodes.Status409Conflict, FormFlaws.Of(answer), "This time was just taken"),
        { Refusal: { Status: < StatusCodes.Status500InternalServerError } refusal } => ShowAgainAsync(context, link, form, refusal.Status, FormFlaws.Of(answer)),
        { Refusal: { } problem } => context.RequestServices.GetRequiredService<ProblemWriter>().WriteAsync(context, problem),
        _ => throw new InvalidOperationException("A booking was neither made nor refused."),
    };

    // With all that the visitor filled in, and some days beside the one that did not do.
    private async Task ShowAgainAsync(HttpContext context, string link, BookingForm form, int status, IReadOnlyDictionary<string, string> flaws, string title = PickView.PleaseCorrect)
    {
        var wish = Wish.Beside(form.StartAt, form.Timezone, form.Minutes, options.Value.PageTimezone);
        var offer = await times.FindAsync(link, wish, context.RequestAborted);
        if (offer.Days.Count == 0)
            offer = await times.FindAsync(link, wish with { Month = null }, context.RequestAborted);
        await pages.WriteAsync<PickPage>(context, status, ViewOf(link, offer.WithDaysFrom(wish.Day, OtherDays), form, flaws) with { FlawTitle = title });
    }

    private PickView ViewOf(string link, Offer offer, BookingForm form, IReadOnlyDictionary<string, string> flaws) => new(options.Value.PageTitle, BookingAddresses.OfLink(link), offer, form, flaws);

    // A slash of the slug may come as it is, or escaped.
    private static string LinkOf(string? slug) => (slug ?? "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).Trim('/');
}
