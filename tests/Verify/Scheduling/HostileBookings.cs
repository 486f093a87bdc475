using System.Globalization;

namespace Verify.Scheduling;

/// <summary>Hostile bookings as they are asked for, and what their mails may say.</summary>
internal static class HostileBookings
{
    public const int Minutes = 15;
    private const string Zone = "Europe/Madrid";
    private const string OwnAddress = "crm@example.com";

    public static Dictionary<string, object?> Body(HostileBooking booking, int number, DateTimeOffset at)
    {
        var body = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["startAt"] = at.ToString("O", CultureInfo.InvariantCulture),
            ["durationMinutes"] = Minutes,
            ["timezone"] = booking.Get("timezone", Zone),
            ["attendee"] = new { email = EmailOf(booking, number), firstName = booking.Get("firstName", "Ana"), lastName = booking.Get("lastName", "Ruiz") },
        };
        if (HostilePortal.LinkOf(booking, number) is { } link)
            return new(body, StringComparer.Ordinal) { ["link"] = link };
        return new(body, StringComparer.Ordinal)
        {
            ["ownerId"] = HostilePortal.OwnerOf(booking, number) ?? Booker.Owner,
            ["guests"] = GuestsOf(booking, number),
            ["subject"] = booking.Get("subject", "Demo"),
            ["description"] = booking.Get("description", null),
            ["location"] = booking.Get("location", null),
        };
    }

    /// <summary>What was asked for: that and nothing else must be in the mail, whatever the service says that it took.</summary>
    /// <param name="place">Where HubSpot's scheduler has it; else null.</param>
    public static ExpectedMail Expect(string id, HostileBooking booking, int number, string? place)
    {
        var name = $"{booking.Get("firstName", "Ana")} {booking.Get("lastName", "Ruiz")}";
        return new(
            [.. GuestsOf(booking, number).Prepend(EmailOf(booking, number)).Select(Plain).Distinct(StringComparer.Ordinal)],
            Lettered(booking.Field == HostilePortal.LinkName ? $"{booking.Text}: {name}" : booking.Get("subject", "Demo")),
            Lettered(place ?? booking.Get("location", null)),
            Lettered(booking.Get("description", null)),
            Lettered(name))
        {
            Uid = $"{id}@hubspotcrm",
            Sequence = 0,
            Method = "REQUEST",
            Place = place ?? booking.Get("location", null),
            Organizers = HostilePortal.OwnerOf(booking, number) is null ? null : [OwnAddress, Plain(booking.Get(HostilePortal.OwnerEmail, $"owner{number}@example.com"))],
            OrganizerName = HostilePortal.OwnerOf(booking, number) is null ? null : Lettered($"{booking.Get(HostilePortal.OwnerFirstName, "Sam")} {booking.Get(HostilePortal.OwnerLastName, "Lee")}"),
        };
    }

    private static string EmailOf(HostileBooking booking, int number) => booking.Get("email", null) ?? $"person{number}@example.net";

    // HubSpot's scheduler takes none.
    private static string[] GuestsOf(HostileBooking booking, int number) => HostilePortal.LinkOf(booking, number) is null ? [booking.Get("guest", null) ?? "leo@example.net", "eve@example.net"] : [];

    private static string Plain(string? address) => (address ?? "").Trim().ToLowerInvariant();

    // Without a letter in it, a text says what the service makes of none.
    private static string? Lettered(string? text) => text is not null && text.Any(char.IsLetterOrDigit) ? text : null;
}
