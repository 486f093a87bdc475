namespace HubSpotCrm.Infrastructure.Persistence;

/// <summary>The database cannot be used as it is set up. The message is one line for whoever runs the service; it never holds a password.</summary>
public sealed class DatabaseStartException(string message, Exception? inner = null) : Exception(message, inner);
