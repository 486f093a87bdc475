using System.Security.Cryptography;
using HubSpotCrm.Application.Errors;
using Microsoft.Extensions.Logging;

namespace HubSpotCrm.Infrastructure.Persistence.Secrets;

/// <summary>
/// Protects what the database keeps and nobody who reads the database may see. What was kept before there was any protection
/// comes back as it is: it does not begin as a protected value does.
/// </summary>
/// <remarks>Not within a unit of work: it may write a key.</remarks>
internal sealed partial class SecretsAtRest(KeyRing ring, TimeProvider time, ILogger<SecretsAtRest> logger)
{
    private static readonly TimeSpan BetweenComplaints = TimeSpan.FromMinutes(1);

    // Data Protection's own. No text in UTF-8 begins so: neither JSON nor a secret of ours.
    private static readonly byte[] Beginning = [0x09, 0xF0, 0xC9, 0xF0];

    private long _complained;

    /// <exception cref="StoreUnavailableException">There is no key now.</exception>
    public async Task<byte[]> CloseAsync(SecretKind kind, byte[] plain)
    {
        try
        {
            return (await ring.LoadAsync()).CreateProtector(kind.Purpose).Protect(plain);
        }
        catch (CryptographicException failure)
        {
            throw new StoreUnavailableException("The service's keys for stored secrets cannot be used now.", failure);
        }
    }

    /// <returns>Null when its key is lost, or it was changed: it will never be read again.</returns>
    /// <exception cref="StoreUnavailableException">The keys cannot be read now.</exception>
    public async Task<byte[]?> OpenAsync(SecretKind kind, byte[] kept)
    {
        if (!kept.AsSpan().StartsWith(Beginning))
            return kept;
        try
        {
            return (await ring.LoadAsync()).CreateProtector(kind.Purpose).Unprotect(kept);
        }
        catch (CryptographicException failure)
        {
            Complain(kind, failure);
            return null;
        }
    }

    // A page of a thousand lost ones is one matter.
    private void Complain(SecretKind kind, CryptographicException failure)
    {
        var last = Interlocked.Read(ref _complained);
        if (last != 0 && time.GetElapsedTime(last) < BetweenComplaints)
            return;
        Interlocked.Exchange(ref _complained, time.GetTimestamp());
        Log.Lost(logger, failure, kind.Purpose);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Stored {Kind} cannot be read: their key is lost (the table data_protection_keys), or DataProtection:Certificate is not the one that protects it")]
        public static partial void Lost(ILogger logger, Exception exception, string kind);
    }
}

/// <summary>What is protected. One kind cannot be opened as another.</summary>
/// <param name="Purpose">Never changes: what it protects could not be opened again.</param>
internal sealed record SecretKind(string Purpose)
{
    public static SecretKind RejectedDelivery { get; } = new("rejected deliveries");

    public static SecretKind PushSecret { get; } = new("push secrets");
}
