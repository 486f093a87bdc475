namespace HubSpotSandbox.Scheduling;

/// <summary>A part of a day, in minutes from midnight.</summary>
internal sealed record DayPart(int Start, int End);

/// <summary>A question of the booking form, by the contact property that takes the answer.</summary>
internal sealed record FormField(string Name, string Label, bool IsRequired);

/// <summary>A scheduling page (FACTS §14). The first of its users organizes. Replaced as a whole, never changed.</summary>
internal sealed record MeetingLink(long Id, string Slug, string Name, string Type, IReadOnlyList<long> UserIds)
{
    public const string Personal = "PERSONAL_LINK";

    /// <summary>All of its users must be free.</summary>
    public const string Group = "GROUP_CALENDAR";

    /// <summary>One of its users must be free.</summary>
    public const string RoundRobin = "ROUND_ROBIN_CALENDAR";

    /// <summary>The times follow each other without a gap.</summary>
    public const string MeetingDuration = "MEETING_DURATION";

    public const string Weekdays = "MON_FRI";

    private static readonly Dictionary<string, int> Minutes = new(StringComparer.Ordinal)
    {
        ["FIVE"] = 5,
        ["TEN"] = 10,
        ["FIFTEEN"] = 15,
        ["TWENTY"] = 20,
        ["THIRTY"] = 30,
        ["FORTY_FIVE"] = 45,
        ["SIXTY"] = 60,
        ["NINETY"] = 90,
        ["ONE_HUNDRED_TWENTY"] = 120,
    };

    public static IReadOnlyList<string> Types { get; } = [Personal, Group, RoundRobin];

    public static IReadOnlyList<string> Increments { get; } = [.. Minutes.Keys, MeetingDuration];

    /// <summary>The names that a rule may have.</summary>
    public static IReadOnlyList<string> Days { get; } = [Weekdays, .. Enum.GetValues<DayOfWeek>().Select(NameOf)];

    /// <summary>The zone of the organizer, in which the rules are meant.</summary>
    public required TimeZoneInfo Zone { get; init; }

    public required IReadOnlyList<TimeSpan> Durations { get; init; }

    /// <summary>Kept free before and after each meeting.</summary>
    public TimeSpan Buffer { get; init; }

    public string Increment { get; init; } = MeetingDuration;

    public int Weeks { get; init; } = 2;

    /// <summary>From nine to five on weekdays, unless told otherwise.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<DayPart>> Availability { get; init; } =
        new Dictionary<string, IReadOnlyList<DayPart>>(StringComparer.Ordinal) { [Weekdays] = [new DayPart(540, 1020)] };

    public IReadOnlyList<FormField> FormFields { get; init; } = [];

    public bool LegalConsent { get; init; }

    public bool Captcha { get; init; }

    /// <summary>Set on a link that must be paid for.</summary>
    public string? PaymentLinkId { get; init; }

    public bool Default { get; init; }

    public DateTimeOffset CreatedAt { get; init; } = new(2025, 4, 2, 9, 0, 0, TimeSpan.Zero);

    public DateTimeOffset UpdatedAt { get; init; } = new(2026, 6, 1, 14, 30, 0, TimeSpan.Zero);

    public long OrganizerId => UserIds[0];

    public TimeSpan Step(TimeSpan duration) => Minutes.TryGetValue(Increment, out var minutes) ? TimeSpan.FromMinutes(minutes) : duration;

    /// <summary>When a day is open: by its own rule, else by that of the weekdays.</summary>
    public IReadOnlyList<DayPart> PartsOf(DayOfWeek day)
    {
        if (Availability.TryGetValue(NameOf(day), out var own))
        {
            return own;
        }

        var isWeekday = day is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        return isWeekday && Availability.TryGetValue(Weekdays, out var parts) ? parts : [];
    }

    private static string NameOf(DayOfWeek day) => day.ToString().ToUpperInvariant();
}
