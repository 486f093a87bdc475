using Microsoft.Extensions.Options;
using PhoneNumbers;

namespace HubSpotCrm.Infrastructure.Phones;

/// <summary>How phone numbers are read. Section <c>Workflows</c>.</summary>
internal sealed record PhoneOptions
{
    public const string Section = "Workflows";

    /// <summary>The country of numbers that name none, such as <c>ES</c>; without it they are refused.</summary>
    public string? DefaultRegion { get; init; }
}

internal sealed class PhoneOptionsValidator : IValidateOptions<PhoneOptions>
{
    public ValidateOptionsResult Validate(string? name, PhoneOptions options) =>
        string.IsNullOrEmpty(options.DefaultRegion) || PhoneNumberUtil.GetInstance().GetSupportedRegions().Contains(options.DefaultRegion)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Workflows:DefaultRegion must be a country of two letters, such as ES.");
}
