using System.Globalization;
using TestSupport.Drivers;
using Verify.Rig;
using Verify.Webhooks;

namespace Verify.Scheduling;

/// <summary>A HubSpot whose own texts are hostile: those of owners, of meeting links, and of meetings that somebody changes there.</summary>
internal static class HostilePortal
{
    public const string OwnerFirstName = "ownerFirstName";
    public const string OwnerLastName = "ownerLastName";
    public const string OwnerEmail = "ownerEmail";
    public const string LinkName = "linkName";
    public const string Title = "title";

    /// <summary>Owners' ids begin here.</summary>
    private const int FirstOwner = 70_000_000;

    /// <summary>Of somebody whom no other booking is with.</summary>
    private const int LinkUser = 6100043;

    /// <summary>The links' calendars reach so far.</summary>
    private const int Weeks = 520;

    public static IReadOnlyList<string> Fields { get; } = [OwnerFirstName, OwnerLastName, OwnerEmail, LinkName, Title];

    /// <summary>What the service is set up with to be told of changes.</summary>
    public static IReadOnlyDictionary<string, string> Settings => Deliverer.Settings;

    /// <summary>The owner whom a booking is with when the owner's texts are hostile, else null.</summary>
    public static string? OwnerOf(HostileBooking booking, int number) =>
        booking.Field is OwnerFirstName or OwnerLastName or OwnerEmail ? (FirstOwner + number).ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>The link that a booking goes through when its name is hostile, else null.</summary>
    public static string? LinkOf(HostileBooking booking, int number) => booking.Field == LinkName ? $"hostile/{number}" : null;

    public static async Task PrepareAsync(HubSpotProcess hubSpot, ApiProcess api, IReadOnlyList<HostileBooking> bookings)
    {
        var all = bookings.Index().ToList();
        await hubSpot.Driver.SetAsync(new
        {
            tier = "unlimited",
            owners = all.Where(each => OwnerOf(each.Item, each.Index) is not null).Select(each => Owner(each.Item, each.Index)),
            webhooks = new
            {
                targetUrl = new Uri(api.Address, "webhooks/hubspot"),
                signedUrl = $"{Deliverer.PublicAddress}/webhooks/hubspot",
                clientSecret = Deliverer.Secret,
                subscriptions = new[] { "hs_meeting_start_time", "hs_meeting_end_time" }.Select(propertyName => new { subscriptionType = "object.propertyChange", objectTypeId = "0-47", propertyName }),
            },
        });
        await hubSpot.Driver.AsPersonAsync(HttpMethod.Put, "__sandbox/meeting-links", all.Where(each => each.Item.Field == LinkName).Select(each => Link(each.Item, each.Index)));
    }

    /// <summary>Somebody gives a meeting another title and place in HubSpot, and moves it.</summary>
    public static Task ChangeAsync(SandboxDriver hubSpot, string meeting, string text, DateTimeOffset startAt, DateTimeOffset endAt) =>
        hubSpot.AsPersonAsync(HttpMethod.Patch, $"crm/objects/2026-09/meetings/{meeting}", new
        {
            properties = new { hs_meeting_title = text, hs_meeting_location = text, hs_meeting_start_time = Text(startAt), hs_meeting_end_time = Text(endAt) },
        });

    private static object Owner(HostileBooking booking, int number) => new
    {
        id = OwnerOf(booking, number),
        email = booking.Get(OwnerEmail, $"owner{number}@example.com"),
        firstName = booking.Get(OwnerFirstName, "Sam"),
        lastName = booking.Get(OwnerLastName, "Lee"),
    };

    private static object Link(HostileBooking booking, int number)
    {
        var day = new[] { new { start = 0, end = 1440 } };
        return new
        {
            slug = LinkOf(booking, number),
            name = booking.Text,
            type = "PERSONAL_LINK",
            userIds = new[] { LinkUser },
            timezone = "UTC",
            durations = new[] { HostileBookings.Minutes },
            increment = "FIFTEEN",
            weeksToAdvertise = Weeks,
            availability = new[] { "MON_FRI", "SATURDAY", "SUNDAY" }.ToDictionary(name => name, _ => day, StringComparer.Ordinal),
        };
    }

    private static string Text(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
