namespace HubSpotCrm.Application.Ports.Events;

/// <summary>A delivery that was refused.</summary>
/// <param name="Reason">Why, in one word.</param>
/// <param name="Request">JSON: what the signature covers beside the body.</param>
/// <param name="Size">Bytes of its body.</param>
/// <param name="Body">Null when it cannot be read any more.</param>
public sealed record RejectedDelivery(long Id, DateTimeOffset ReceivedAt, string Reason, string Request, int Size, byte[]? Body);

/// <summary>
/// Keeps refused deliveries for a while: HubSpot may never send them again, and a wrong secret or a wrong clock of ours
/// refuses true ones. Bounded in number, size and age. All throw <see cref="Errors.StoreUnavailableException"/>.
/// </summary>
public interface IQuarantine
{
    /// <summary>Keeps one; the oldest give way.</summary>
    /// <returns>False when it is not kept, because too many were refused of late.</returns>
    Task<bool> KeepAsync(string reason, string request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);

    /// <summary>A page in the order of the ids.</summary>
    Task<IReadOnlyList<RejectedDelivery>> ListAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>Moves one to the inbox, in one transaction.</summary>
    Task TakeInAsync(long id, CancellationToken cancellationToken);

    /// <summary>Forgets those that have had their time.</summary>
    Task PurgeAsync(CancellationToken cancellationToken);
}
