using System.Threading.RateLimiting;
using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Api.Outbox;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Hosting.Auth;

internal static class AuthRegistration
{
    /// <summary>API keys: whatever does not say otherwise needs one.</summary>
    public static void AddApiKeys(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AuthOptions>().Bind(configuration.GetSection(AuthOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AuthOptions>, AuthOptionsRanges>();
        services.AddSingleton<IValidateOptions<AuthOptions>, AuthOptionsValidator>();
        services.AddSingleton<ApiKeyRing>();
        // Not AddAuthentication: it would make and keep a key ring for cookies, which there are none of.
        services.AddAuthenticationCore(options => options.DefaultScheme = ApiKeyHandler.SchemeName).AddWebEncoders();
        new AuthenticationBuilder(services).AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, configureOptions: null);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCallerLimit();
    }

    /// <summary>Limits what one key may ask of this service; HubSpot's quota is another matter.</summary>
    public static void UseCallerLimit(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<AuthOptions>>().Value.RequestsPerMinute is not null)
            app.UseRateLimiter();
    }

    private static void AddCallerLimit(this IServiceCollection services) =>
        services.AddRateLimiter(_ => { }).AddOptions<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>().Configure<IOptions<AuthOptions>>((limiter, auth) =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => context.User.Identity is { IsAuthenticated: true, Name: { } caller } && caller != WriteReplay.Name
                ? RateLimitPartition.GetFixedWindowLimiter(caller, _ => new() { PermitLimit = auth.Value.RequestsPerMinute ?? int.MaxValue, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter(""));
            limiter.OnRejected = static async (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
                var problem = ProblemTable.OfStatus(StatusCodes.Status429TooManyRequests) with { RetryAfterSeconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) };
                await rejected.HttpContext.RequestServices.GetRequiredService<ProblemWriter>().WriteAsync(rejected.HttpContext, problem);
            };
        });
}
