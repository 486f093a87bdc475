using HubSpotCrm.Application.Errors;

namespace HubSpotCrm.Infrastructure.Persistence.Keys;

/// <summary>Lets one at a time work on a key.</summary>
internal interface IKeyTurns
{
    /// <summary>Waits for the turn. Disposing the result gives it back.</summary>
    /// <exception cref="CrmBusyException">It did not come within the patience.</exception>
    Task<IAsyncDisposable> TakeAsync(string key, TimeSpan patience, CancellationToken cancellationToken);
}

internal static class KeyTurnRefusal
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    public static CrmBusyException Create() => new("Others are working on the same key for longer than this call may wait. Nothing was sent.", Moment);
}
