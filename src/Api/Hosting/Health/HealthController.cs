using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HubSpotCrm.Api.Hosting.Health;

/// <summary>For whoever runs the service.</summary>
[ApiController]
[AllowAnonymous]
[Route("health")]
[Tags("Service")]
[Produces("application/json")]
public sealed class HealthController(HealthCheckService checks) : ControllerBase
{
    /// <summary>Is the process alive?</summary>
    /// <remarks>Looks at nothing outside the process.</remarks>
    /// <response code="200">It is.</response>
    [HttpGet("live")]
    [ProducesResponseType<HealthResponse>(StatusCodes.Status200OK)]
    public HealthResponse Live() => new("live");

    /// <summary>Can the service take requests?</summary>
    /// <remarks>HubSpot being down changes nothing here: requests are still answered, if only with 503.</remarks>
    /// <response code="200">It can.</response>
    /// <response code="503">It is starting or stopping, or its database takes no writes.</response>
    [HttpGet("ready")]
    [ProducesResponseType<HealthResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<HealthResponse>(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<HealthResponse>> Ready(CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(check => check.Tags.Contains(Readiness.Tag), cancellationToken);
        if (report.Status != HealthStatus.Healthy)
            return StatusCode(StatusCodes.Status503ServiceUnavailable, new HealthResponse("not ready"));
        var data = report.Entries.Values.SelectMany(entry => entry.Data).ToLookup(item => item.Key, item => item.Value, StringComparer.Ordinal);
        return new HealthResponse("ready") { Outbox = data.Contains(Readiness.Parked) ? "parked" : null, MailsWaitSince = (DateTimeOffset?)data[Readiness.MailsWaitSince].FirstOrDefault() };
    }
}

/// <summary>How the service is.</summary>
/// <param name="Status"><c>live</c>, <c>ready</c> or <c>not ready</c>.</param>
public sealed record HealthResponse(string Status)
{
    /// <summary><c>parked</c> while writes wait because HubSpot refuses this service: its token or scopes have to be corrected.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Outbox { get; init; }

    /// <summary>Since when the mail server takes no mail. The log says why.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? MailsWaitSince { get; init; }
}
