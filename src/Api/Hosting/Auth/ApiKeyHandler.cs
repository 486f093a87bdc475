using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text.Encodings.Web;
using HubSpotCrm.Api.Hosting.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Hosting.Auth;

/// <summary>Knows callers by <c>X-Api-Key</c> or <c>Authorization: Bearer</c>.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyRing ring, ProblemWriter problems)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string Header = "X-Api-Key";
    private const string BearerPrefix = "Bearer ";
    private static readonly ConcurrentDictionary<ApiKey, AuthenticationTicket> Tickets = new();

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var presented = Presented();
        if (presented is null)
            return Task.FromResult(AuthenticateResult.NoResult());
        return Task.FromResult(ring.Find(presented) is { } key
            ? AuthenticateResult.Success(Tickets.GetOrAdd(key, TicketFor))
            : AuthenticateResult.Fail("No such API key."));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "ApiKey, Bearer";
        return problems.WriteAsync(Context, ProblemTable.OfStatus(StatusCodes.Status401Unauthorized));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        problems.WriteAsync(Context, ProblemTable.OfStatus(StatusCodes.Status403Forbidden));

    private string? Presented()
    {
        if (Request.Headers.TryGetValue(Header, out var keys))
            return keys.Count == 1 ? keys[0] : "";    // several keys are none
        return Request.Headers.Authorization is [{ } value] && value.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase) ? value[BearerPrefix.Length..].Trim() : null;
    }

    private static AuthenticationTicket TicketFor(ApiKey key)
    {
        var claims = Roles.UpTo(key.Role).Select(role => new Claim(ClaimTypes.Role, role)).Prepend(new Claim(ClaimTypes.Name, key.Name));
        return new(new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName)), SchemeName);
    }
}
