using Refit;

namespace HubSpotCrm.Infrastructure.HubSpot.Wire;

/// <summary>
/// Meeting links (https://developers.hubspot.com/docs/api-reference/latest/meetings/scheduler/guide). Relative to
/// <see cref="HubSpotPaths.Scheduler"/>. A slug is one segment of the path: its slash is sent as <c>%2F</c>.
/// </summary>
internal interface IHubSpotSchedulerApi
{
    [Get("/meeting-links")]
    Task<HubSpotMeetingLinks> ListAsync(int limit, string? after, CancellationToken cancellationToken);

    /// <summary>What a link offers, and its first free times.</summary>
    [Get("/meeting-links/book/{slug}")]
    Task<HubSpotLinkInfo> GetAsync(string slug, string timezone, CancellationToken cancellationToken);

    /// <summary>The free times of a further month.</summary>
    [Get("/meeting-links/book/availability-page/{slug}")]
    Task<HubSpotLinkPage> GetPageAsync(string slug, string timezone, int monthOffset, CancellationToken cancellationToken);

    [Post("/meeting-links/book")]
    Task<HubSpotBooked> BookAsync([Body] HubSpotNewBooking booking, CancellationToken cancellationToken);
}
