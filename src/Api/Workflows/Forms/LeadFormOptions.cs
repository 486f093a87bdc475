using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Workflows.Forms;

/// <summary>The lead form of browsers. Section <c>Workflows:Leads</c>.</summary>
public sealed record LeadFormOptions
{
    public const string Section = "Workflows:Leads";

    /// <summary>True takes leads from whoever sends them, without an API key.</summary>
    public bool Public { get; init; }

    /// <summary>Where a browser goes after its form was taken; without it a page says so.</summary>
    public string? RedirectUrl { get; init; }

    /// <summary>A field that people do not see: what fills it in is no person, and its lead is dropped.</summary>
    public string? Honeypot { get; init; }

    /// <summary>How many leads one address may send in a minute without a key or by form; off when absent.</summary>
    [Range(1, 1_000_000)]
    public int? PerAddressPerMinute { get; init; }

    /// <summary>The header in which a proxy of yours tells the address, such as <c>X-Forwarded-For</c>; its last address counts.</summary>
    public string? AddressHeader { get; init; }

    /// <summary>Sites whose scripts may send leads, such as <c>https://www.example.com</c>.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];
}

[OptionsValidator]
internal sealed partial class LeadFormOptionsRanges : IValidateOptions<LeadFormOptions>;

internal sealed class LeadFormOptionsValidator : IValidateOptions<LeadFormOptions>
{
    public ValidateOptionsResult Validate(string? name, LeadFormOptions options)
    {
        if (!string.IsNullOrEmpty(options.RedirectUrl) && !IsWeb(options.RedirectUrl))
            return ValidateOptionsResult.Fail("Workflows:Leads:RedirectUrl must be an http or https address.");
        return options.AllowedOrigins.FirstOrDefault(origin => !IsWeb(origin) || new Uri(origin).GetLeftPart(UriPartial.Authority) != origin) is { } wrong
            ? ValidateOptionsResult.Fail($"Workflows:Leads:AllowedOrigins: '{wrong}' is not scheme and host alone, such as https://www.example.com.")
            : ValidateOptionsResult.Success;
    }

    private static bool IsWeb(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0;
}
