using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports.Scheduling;

namespace HubSpotCrm.Infrastructure.Persistence.Secrets;

/// <summary>Passes protected with the ring in the database: every instance reads those of the others.</summary>
/// <remarks>Without a time limit: whether the meeting is over the booking says, also when it was moved.</remarks>
internal sealed class BookingPasses(KeyRing ring) : IBookingPasses
{
    private const int Longest = 1_000;

    public async Task<string> SignAsync(string bookingId, BookingRight right, CancellationToken cancellationToken)
    {
        var provider = await ring.LoadAsync().WaitAsync(cancellationToken);
        try
        {
            return Base64Url.EncodeToString(provider.CreateProtector(PurposeOf(right)).Protect(Encoding.UTF8.GetBytes(bookingId)));
        }
        catch (CryptographicException failure)
        {
            throw new StoreUnavailableException("The service's keys for signed links cannot be used now.", failure);
        }
    }

    public async Task<string?> ReadAsync(string word, BookingRight right, CancellationToken cancellationToken)
    {
        if (word.Length is 0 or > Longest || !Base64Url.IsValid(word))
            return null;
        var provider = await ring.LoadAsync().WaitAsync(cancellationToken);
        try
        {
            return Encoding.UTF8.GetString(provider.CreateProtector(PurposeOf(right)).Unprotect(Base64Url.DecodeFromChars(word)));
        }
        catch (CryptographicException)
        {
            return null;    // forged, changed, or signed for another right
        }
    }

    // Never changes, so the names of rights do not either: what was signed could not be read again.
    private static string PurposeOf(BookingRight right) => $"booking passes: {right}";
}
