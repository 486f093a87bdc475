namespace HubSpotCrm.Application.Ports;

/// <summary>Tells whether the service can keep what it promises to keep.</summary>
public interface IStoreHealth
{
    /// <summary>True when something written now would be on disk. Answers within five seconds, and never throws because of the store.</summary>
    Task<bool> CanWriteAsync(CancellationToken cancellationToken);
}
