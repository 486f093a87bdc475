namespace HubSpotCrm.Domain.Scheduling;

/// <summary>A booking in the words that its invitation and its letters share.</summary>
public static class BookingTexts
{
    private const string Untitled = "Meeting";

    /// <summary>What the meeting is called.</summary>
    public static string Title(this Booking booking) => PlainText.OneLine(booking.Subject) is { Length: > 0 } subject ? subject : Untitled;

    /// <summary>First and last name; null when neither is known.</summary>
    public static string? FullName(this Attendee attendee) => PlainText.OneLine($"{attendee.FirstName} {attendee.LastName}") is { Length: > 0 } name ? name : null;

    /// <summary>Where it can be joined, when its place is an http or https address; in ASCII.</summary>
    public static string? JoinUrl(this Booking booking) =>
        Uri.TryCreate(booking.Location?.Trim(), UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && !url.AbsoluteUri.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? url.AbsoluteUri
            : null;
}
