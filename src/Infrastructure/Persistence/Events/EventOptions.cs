using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.Persistence.Events;

/// <summary>How long what came by webhook is kept. Section <c>Events</c>.</summary>
public sealed record EventOptions
{
    public const string Section = "Events";

    /// <summary>How long an event stays in the feed, in days. As long a repeated delivery is known as such, so never less than a month.</summary>
    [Range(30, 3650)]
    public int RetentionDays { get; init; } = 30;

    /// <summary>How long a rejected delivery is kept, in days.</summary>
    [Range(1, 365)]
    public int QuarantineDays { get; init; } = 7;

    /// <summary>How many rejected deliveries are kept; the oldest give way.</summary>
    [Range(0, 1_000_000)]
    public int QuarantineCount { get; init; } = 10_000;

    /// <summary>How much rejected deliveries may take up together, in megabytes.</summary>
    [Range(0, 100_000)]
    public int QuarantineMegabytes { get; init; } = 100;

    /// <summary>True lets events be pushed to addresses of private networks and by plain http.</summary>
    public bool AllowPrivateTargets { get; init; }
}

[OptionsValidator]
internal sealed partial class EventOptionsRanges : IValidateOptions<EventOptions>;
