using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.HubSpot;

/// <summary>The rules that attributes say; the code is generated.</summary>
[OptionsValidator]
internal sealed partial class HubSpotOptionsRanges : IValidateOptions<HubSpotOptions>;

/// <summary>The rules that no attribute can say.</summary>
internal sealed class HubSpotOptionsValidator(IHostEnvironment environment) : IValidateOptions<HubSpotOptions>
{
    public ValidateOptionsResult Validate(string? name, HubSpotOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.AccessToken) && string.IsNullOrWhiteSpace(options.AccessTokenFile))
        {
            return ValidateOptionsResult.Fail(
                "HUBSPOT_PRIVATE_APP_TOKEN is not set (HubSpot:AccessToken). To try the service without a HubSpot account: dotnet run --project tests/Playground");
        }

        if (options.AccessTokenFile is { Length: > 0 } file && !File.Exists(file))
            return ValidateOptionsResult.Fail($"HubSpot:AccessTokenFile names a file that does not exist: {file}");
        if (!options.BaseUrl.IsAbsoluteUri || options.BaseUrl.Scheme is not ("https" or "http"))
            return ValidateOptionsResult.Fail("HUBSPOT_BASE_URL (HubSpot:BaseUrl) must be an http or https address.");
        if (environment.IsProduction() && options.BaseUrl.Scheme == "http" && !options.BaseUrl.IsLoopback)
            return ValidateOptionsResult.Fail("HUBSPOT_BASE_URL (HubSpot:BaseUrl) must be https in Production; plain http is for loopback only.");
        return ValidateOptionsResult.Success;
    }
}
