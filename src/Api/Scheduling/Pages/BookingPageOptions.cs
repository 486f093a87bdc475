using System.ComponentModel.DataAnnotations;
using HubSpotCrm.Domain.Scheduling;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Scheduling.Pages;

/// <summary>The booking page for people. Section <c>Scheduling</c>.</summary>
public sealed record BookingPageOptions
{
    public const string Section = "Scheduling";

    /// <summary>True opens <c>/book/{slug}</c> to everybody who knows the slug of a meeting link.</summary>
    public bool PublicPage { get; init; }

    /// <summary>What the page is called.</summary>
    public string PageTitle { get; init; } = "Book a meeting";

    /// <summary>The time zone of visitors whose browser does not tell theirs, such as <c>Europe/Madrid</c>.</summary>
    public string PageTimezone { get; init; } = "UTC";

    /// <summary>How many pages one address may look at in a minute; each asks HubSpot.</summary>
    [Range(1, 1_000_000)]
    public int PagesPerAddressPerMinute { get; init; } = 60;

    /// <summary>How many times one address may book, move or cancel in a minute.</summary>
    [Range(1, 1_000_000)]
    public int BookingsPerAddressPerMinute { get; init; } = 6;

    /// <summary>The header in which a proxy of yours tells the address, such as <c>X-Forwarded-For</c>; its last address counts.</summary>
    public string? AddressHeader { get; init; }
}

[OptionsValidator]
internal sealed partial class BookingPageOptionsRanges : IValidateOptions<BookingPageOptions>;

internal sealed class BookingPageOptionsValidator : IValidateOptions<BookingPageOptions>
{
    public ValidateOptionsResult Validate(string? name, BookingPageOptions options) => IanaZone.Find(options.PageTimezone) is not null
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail("Scheduling:PageTimezone must be a time zone such as Europe/Madrid.");
}
