namespace HubSpotCrm.Infrastructure.Persistence;

/// <summary>What happens once, before anything else uses the database: it is reached, held, and brought to this version's schema.</summary>
internal interface IDatabaseStart
{
    /// <exception cref="DatabaseStartException">It cannot be used as it is set up.</exception>
    Task StartAsync(CancellationToken cancellationToken);
}
