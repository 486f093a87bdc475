namespace HubSpotCrm.Application.Ports.Scheduling;

/// <summary>What a pass lets its holder do with one booking.</summary>
public enum BookingRight
{
    See,
    TakeInvitation,
    Move,
    Cancel,
}

/// <summary>A pass to one booking.</summary>
/// <param name="Until">After this it opens nothing.</param>
public sealed record BookingPass(string BookingId, DateTimeOffset Until);

/// <summary>
/// Signed words by which a person without an account comes back to a booking. All throw
/// <see cref="Errors.StoreUnavailableException"/> when the keys cannot be used.
/// </summary>
public interface IBookingPasses
{
    /// <summary>A word that can stand in an address. Nobody can guess it, change it, or use it for another right.</summary>
    Task<string> SignAsync(BookingPass pass, BookingRight right, CancellationToken cancellationToken);

    /// <summary>Null when the word was not signed here for this right. Whether its time is over is for the caller to see.</summary>
    Task<BookingPass?> ReadAsync(string word, BookingRight right, CancellationToken cancellationToken);
}
