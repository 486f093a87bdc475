using HubSpotCrm.Api.Hosting.Callers;
using HubSpotCrm.Api.Hosting.Problems;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Scheduling.Pages.Rendering;

/// <summary>How much one address may do: look often, because each look asks HubSpot, and book seldom.</summary>
internal sealed class VisitorLimits(IOptions<BookingPageOptions> options) : IDisposable
{
    private readonly AddressLimit _pages = new(options.Value.PagesPerAddressPerMinute, options.Value.AddressHeader);
    private readonly AddressLimit _bookings = new(options.Value.BookingsPerAddressPerMinute, options.Value.AddressHeader);

    /// <summary>Null when the request may pass.</summary>
    public Problem? Refusal(HttpContext context) => (HttpMethods.IsPost(context.Request.Method) ? _bookings : _pages).Refusal(context);

    public void Dispose()
    {
        _pages.Dispose();
        _bookings.Dispose();
    }
}
