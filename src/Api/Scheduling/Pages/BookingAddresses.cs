using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Api.Scheduling.Pages;

/// <summary>Where a visitor books, and where the holder of a booking comes back to it: a signed address for each right, good until the meeting is over.</summary>
internal sealed class BookingAddresses(IBookingPasses passes)
{
    public const string Book = "/book";
    public const string Booked = "/booked";
    public const string Invitation = "invitation.ics";
    public const string Move = "move";
    public const string Cancel = "cancel";

    public static string OfLink(string slug) => $"{Book}/{string.Join('/', slug.Split('/').Select(Uri.EscapeDataString))}";

    public async Task<string> OfAsync(Booking booking, BookingRight right, CancellationToken cancellationToken)
    {
        var word = await passes.SignAsync(booking.Id, right, cancellationToken);
        return right switch
        {
            BookingRight.TakeInvitation => $"{Booked}/{word}/{Invitation}",
            BookingRight.Move => $"{Booked}/{word}/{Move}",
            BookingRight.Cancel => $"{Booked}/{word}/{Cancel}",
            _ => $"{Booked}/{word}",
        };
    }
}
