using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Hosting.Auth;

/// <summary>Who may call. Section <c>Auth</c>.</summary>
public sealed record AuthOptions
{
    public const string Section = "Auth";

    /// <summary>
    /// <c>name:role:key</c> or <c>name:role:sha256=&lt;hex&gt;</c>, comma separated; roles <c>reader</c>, <c>writer</c>,
    /// <c>operator</c>. Required in Production. Alias <c>API_KEYS</c>.
    /// </summary>
    public string? ApiKeys { get; init; }

    /// <summary>Requests that one key may make in a minute; off when absent.</summary>
    [Range(1, int.MaxValue)]
    public int? RequestsPerMinute { get; init; }
}

[OptionsValidator]
internal sealed partial class AuthOptionsRanges : IValidateOptions<AuthOptions>;

internal sealed class AuthOptionsValidator(IHostEnvironment environment) : IValidateOptions<AuthOptions>
{
    public ValidateOptionsResult Validate(string? name, AuthOptions options)
    {
        var errors = ApiKeyRing.Parse(options.ApiKeys, out var keys);
        if (errors.Count > 0)
            return ValidateOptionsResult.Fail(errors);
        if (!environment.IsProduction())
            return ValidateOptionsResult.Success;
        if (keys.Count == 0)
            return ValidateOptionsResult.Fail("API_KEYS (Auth:ApiKeys) is not set: in Production at least one key is needed, as name:role:key.");
        return keys.Any(key => key.IsShort)
            ? ValidateOptionsResult.Fail($"API_KEYS (Auth:ApiKeys): in Production a key has at least {ApiKey.MinProductionLength} characters.")
            : ValidateOptionsResult.Success;
    }
}
