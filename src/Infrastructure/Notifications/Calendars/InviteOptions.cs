using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.Notifications.Calendars;

/// <summary>What invitations say beside the booking. Section <c>Scheduling</c>.</summary>
internal sealed record InviteOptions
{
    public const string Section = "Scheduling";

    /// <summary>How long before the meeting calendars remind of it, in minutes; 0 for never.</summary>
    public int ReminderMinutes { get; init; } = 15;
}

internal sealed class InviteOptionsValidator : IValidateOptions<InviteOptions>
{
    private const int MostMinutes = 40_320;

    public ValidateOptionsResult Validate(string? name, InviteOptions options) => options.ReminderMinutes is >= 0 and <= MostMinutes
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail("Scheduling:ReminderMinutes must be between 0 and 40320: four weeks.");
}
