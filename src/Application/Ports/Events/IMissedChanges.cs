using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Ports.Events;

/// <summary>Reads from the CRM what changed, for the time in which nobody could be told.</summary>
public interface IMissedChanges
{
    /// <summary>
    /// Puts every change since a point in time into the inbox: creations and values of typed fields that the feed does not
    /// have. May be repeated: what is in the feed already is not put there again.
    /// </summary>
    /// <returns>How many changes were missing.</returns>
    /// <exception cref="Errors.CrmUnavailableException">It is begun again later.</exception>
    Task<int> FeedAsync(CrmObjectType type, DateTimeOffset from, CancellationToken cancellationToken);
}

/// <summary>When the service was last at work.</summary>
public interface IUptime
{
    /// <summary>The service is at work now.</summary>
    /// <returns>When it, or another instance of it, last was before; null when it never was.</returns>
    /// <exception cref="Errors.StoreUnavailableException">It cannot be told.</exception>
    Task<DateTimeOffset?> BeatAsync(CancellationToken cancellationToken);
}
