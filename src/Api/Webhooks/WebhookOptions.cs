using System.Text;
using HubSpotCrm.Application.Webhooks;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Webhooks;

/// <summary>What is needed to tell HubSpot's deliveries from others.</summary>
public sealed record WebhookOptions
{
    /// <summary>The app's client secret, <c>HubSpot:ClientSecret</c>. Without it deliveries are answered with 503. Alias <c>HUBSPOT_CLIENT_SECRET</c>.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The secret before it was changed, <c>HubSpot:PreviousClientSecret</c>: accepted as well.</summary>
    public string? PreviousClientSecret { get; init; }

    /// <summary>The address that HubSpot calls, without the path: <c>PublicBaseUrl</c>. Signatures cover it. Alias <c>PUBLIC_BASE_URL</c>.</summary>
    public Uri? PublicBaseUrl { get; init; }

    /// <summary>After how many minutes away the service reads from HubSpot what it may have missed, <c>HubSpot:CatchUpAfterMinutes</c>; 0 for never.</summary>
    public int CatchUpAfterMinutes { get; init; } = 10;

    internal IReadOnlyList<byte[]> Secrets => [.. new[] { ClientSecret, PreviousClientSecret }.Where(secret => !string.IsNullOrEmpty(secret)).Select(secret => Encoding.UTF8.GetBytes(secret!))];
}

/// <summary>Binds from the two places where the settings stand, and refuses what cannot work.</summary>
internal static class WebhookSettings
{
    public static void AddWebhooks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebhookOptions>()
            .Bind(configuration.GetSection("HubSpot"))
            .Bind(new ConfigurationBuilder().AddInMemoryCollection([new(nameof(WebhookOptions.PublicBaseUrl), configuration[nameof(WebhookOptions.PublicBaseUrl)])]).Build())
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptionsValidator>();
        services.AddSingleton<DeliveryCheck>();
        services.AddSingleton<IDeliveryVerifier>(provider => provider.GetRequiredService<DeliveryCheck>());
    }
}

internal sealed class WebhookOptionsValidator : IValidateOptions<WebhookOptions>
{
    public ValidateOptionsResult Validate(string? name, WebhookOptions options) =>
        options.CatchUpAfterMinutes is < 0 or > 100_000 ? ValidateOptionsResult.Fail("HubSpot:CatchUpAfterMinutes must be from 0 to 100000.")
        : options.PublicBaseUrl is { } address && (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.Query.Length > 0 || address.Fragment.Length > 0)
            ? ValidateOptionsResult.Fail("PUBLIC_BASE_URL (PublicBaseUrl) must be an http or https address without a query.")
            : ValidateOptionsResult.Success;
}
