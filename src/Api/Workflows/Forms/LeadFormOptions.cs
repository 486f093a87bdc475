using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Workflows.Forms;

/// <summary>The lead form of browsers. Section <c>Workflows:Leads</c>.</summary>
public sealed record LeadFormOptions
{
    public const string Section = "Workflows:Leads";

    private static readonly string[] Usual = ["email", "name", "firstName", "lastName", "phone", "mobilePhone", "jobTitle", "company", "website", "message", "source", "externalId"];

    /// <summary>True takes leads from whoever sends them, without an API key. It needs <see cref="PerAddressPerMinute"/>.</summary>
    public bool Public { get; init; }

    /// <summary>Our names of what may come without a key, in place of the person, the company, the message and where it comes from.</summary>
    public IReadOnlyList<string> PublicFields { get; init; } = [];

    /// <summary>Where a browser goes after its form was taken; without it a page says so.</summary>
    public string? RedirectUrl { get; init; }

    /// <summary>A field that people do not see: what fills it in without a key is no person, and its lead is dropped.</summary>
    public string? Honeypot { get; init; }

    /// <summary>How many leads one address may send in a minute without a key or by form; off when absent.</summary>
    [Range(1, 1_000_000)]
    public int? PerAddressPerMinute { get; init; }

    /// <summary>The header in which a proxy of yours tells the address, such as <c>X-Forwarded-For</c>; its last address counts.</summary>
    public string? AddressHeader { get; init; }

    /// <summary>Sites whose scripts may send leads, such as <c>https://www.example.com</c>.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    internal IReadOnlyList<string> FieldsOfStrangers() => PublicFields.Count > 0 ? PublicFields : Usual;
}

[OptionsValidator]
internal sealed partial class LeadFormOptionsRanges : IValidateOptions<LeadFormOptions>;
