using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.HubSpot;

/// <summary>How to reach HubSpot. Section <c>HubSpot</c>.</summary>
public sealed record HubSpotOptions
{
    public const string Section = "HubSpot";

    /// <summary>A private app token, service key or static app token; opaque. Alias <c>HUBSPOT_PRIVATE_APP_TOKEN</c>.</summary>
    public string? AccessToken { get; init; }

    /// <summary>A file that holds the token, read again when it changes. Wins over <see cref="AccessToken"/>.</summary>
    public string? AccessTokenFile { get; init; }

    /// <summary>Alias <c>HUBSPOT_BASE_URL</c>.</summary>
    [Required]
    public Uri BaseUrl { get; init; } = new("https://api.hubapi.com");

    /// <summary>The version in HubSpot's paths: <c>2026-09</c>, <c>2026-03</c> or <c>v3</c>.</summary>
    [Required, RegularExpression("^(v3|20[0-9]{2}-[0-9]{2})$", ErrorMessage = "HubSpot:ApiVersion must be a version such as 2026-09, or v3.")]
    public string ApiVersion { get; init; } = "2026-09";

    /// <summary>How long a caller waits for quota and HubSpot together, in seconds.</summary>
    [Range(1, 60)]
    public int PatienceSeconds { get; init; } = 30;

    /// <summary>How long one attempt may take, in seconds.</summary>
    [Range(1, 60)]
    public int AttemptTimeoutSeconds { get; init; } = 10;

    /// <summary>How old pipelines, owners, properties, call outcomes and meeting links may get before they are read again, in seconds.</summary>
    [Range(1, 86_400)]
    public int ReferenceDataSeconds { get; init; } = 600;

    internal TimeSpan ReferenceDataAge => TimeSpan.FromSeconds(ReferenceDataSeconds);

    [Required, ValidateObjectMembers]
    public HubSpotQuotaOptions Quota { get; init; } = new();
}

/// <summary>The first guess of HubSpot's limits; what its answers say raises them. Section <c>HubSpot:Quota</c>.</summary>
public sealed record HubSpotQuotaOptions
{
    /// <summary>Requests per window. HubSpot allows 100, 190 or 250, by tier.</summary>
    [Range(1, 10_000_000)]
    public int Requests { get; init; } = 100;

    /// <summary>Length of the rolling window, in seconds.</summary>
    [Range(1, 60)]
    public int WindowSeconds { get; init; } = 10;

    /// <summary>Searches per second. HubSpot allows 5 to the whole account; one is left to others.</summary>
    [Range(1, 1_000_000)]
    public int SearchPerSecond { get; init; } = 4;

    /// <summary>Requests per day (UTC), counted here only while HubSpot's headers do not count them.</summary>
    [Range(1, long.MaxValue)]
    public long Daily { get; init; } = 250_000;
}
