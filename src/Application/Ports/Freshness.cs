namespace HubSpotCrm.Application.Ports;

/// <summary>How old reference data may be. Whatever is asked for, what is known is given when the CRM cannot be reached, except with <see cref="Now"/>.</summary>
public enum Freshness
{
    /// <summary>As it is known; read again when it is old.</summary>
    Known,

    /// <summary>After something was not found: read again unless that was done a moment ago.</summary>
    AfterMiss,

    /// <summary>Read again now.</summary>
    Now,
}
