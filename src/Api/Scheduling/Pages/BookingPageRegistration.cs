using HubSpotCrm.Api.Hosting.Callers;
using HubSpotCrm.Api.Scheduling.Pages.Rendering;
using HubSpotCrm.Api.Scheduling.Pages.Times;
using HubSpotCrm.Domain.Scheduling;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Scheduling.Pages;

internal static class BookingPageRegistration
{
    public static void AddBookingPage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<BookingPageOptions>().Bind(configuration.GetSection(BookingPageOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BookingPageOptions>, BookingPageOptionsRanges>();
        services.AddSingleton<IValidateOptions<BookingPageOptions>, BookingPageOptionsValidator>();
        services.AddSingleton<PageWriter>();
        services.AddSingleton<ProblemPage>();
        services.AddSingleton<VisitorLimits>();
        services.AddSingleton<BookingAddresses>();
        services.AddTransient<FreeTimes>();
        services.AddTransient<VisitorDesk>();
        services.AddTransient<PassCheck>();
        services.AddTransient<BookCalls>();
        services.AddTransient<BookedCalls>();
        services.AddTransient<ChangeCalls>();
    }

    /// <summary>Opens the page where the operator wants it. Where not, its addresses lead nowhere, as any other that there is not.</summary>
    public static void MapBookingPage(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<BookingPageOptions>>().Value.PublicPage)
            return;
        var open = app.MapGroup("").AllowAnonymous().ExcludeFromDescription().WithMetadata(new CallerWithoutKeyAttribute(Booking.Visitor));
        open.MapGet(PageFiles.Style, PageFiles.SendStyle);
        open.MapGet(PageFiles.Script, PageFiles.SendScript);
        open.MapGroup("").AddEndpointFilter<RouteGroupBuilder, PageGuard>().MapPages();
    }

    private static void MapPages(this RouteGroupBuilder pages)
    {
        const string Book = $"{BookingAddresses.Book}/{{**slug}}";
        const string Booked = $"{BookingAddresses.Booked}/{{word}}";
        const string Move = $"{Booked}/{BookingAddresses.Move}";
        const string Cancel = $"{Booked}/{BookingAddresses.Cancel}";
        pages.MapGet(Book, (string? slug, HttpContext context, BookCalls calls) => calls.ShowAsync(context, slug));
        pages.MapPost(Book, (string? slug, HttpContext context, BookCalls calls) => calls.BookAsync(context, slug));
        pages.MapGet(Booked, (string word, HttpContext context, BookedCalls calls) => calls.ShowAsync(context, word));
        pages.MapGet($"{Booked}/{BookingAddresses.Invitation}", (string word, HttpContext context, BookedCalls calls) => calls.TakeInvitationAsync(context, word));
        pages.MapGet(Move, (string word, HttpContext context, ChangeCalls calls) => calls.ShowMoveAsync(context, word));
        pages.MapPost(Move, (string word, HttpContext context, ChangeCalls calls) => calls.MoveAsync(context, word));
        pages.MapGet(Cancel, (string word, HttpContext context, ChangeCalls calls) => calls.ShowCancelAsync(context, word));
        pages.MapPost(Cancel, (string word, HttpContext context, ChangeCalls calls) => calls.CancelAsync(context, word));
    }
}
