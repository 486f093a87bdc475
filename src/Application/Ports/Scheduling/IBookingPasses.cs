namespace HubSpotCrm.Application.Ports.Scheduling;

/// <summary>What a pass lets its holder do with one booking.</summary>
public enum BookingRight
{
    See,
    TakeInvitation,
    Move,
    Cancel,
}

/// <summary>
/// Signed words by which a person without an account comes back to a booking. All throw
/// <see cref="Errors.StoreUnavailableException"/> when the keys cannot be used.
/// </summary>
public interface IBookingPasses
{
    /// <summary>A word that can stand in an address. Nobody can guess it, change it, or use it for another right.</summary>
    Task<string> SignAsync(string bookingId, BookingRight right, CancellationToken cancellationToken);

    /// <returns>The id of the booking; null when the word was not signed here for this right. Whether the booking is over is for the caller to see.</returns>
    Task<string?> ReadAsync(string word, BookingRight right, CancellationToken cancellationToken);
}
