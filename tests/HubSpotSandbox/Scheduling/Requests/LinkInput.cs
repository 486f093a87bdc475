using HubSpotSandbox.Control;
using HubSpotSandbox.Owners;

namespace HubSpotSandbox.Scheduling.Requests;

/// <summary>A link as `PUT /__sandbox/meeting-links` takes it. Durations and buffer are in minutes.</summary>
internal sealed record LinkInput(string Slug, string Type, IReadOnlyList<long> UserIds, string Timezone, IReadOnlyList<int> Durations)
{
    private const int MinutesOfDay = 1440;

    public string? Name { get; init; }
    public int Buffer { get; init; }
    public string Increment { get; init; } = MeetingLink.MeetingDuration;
    public int WeeksToAdvertise { get; init; } = 2;
    public IReadOnlyDictionary<string, IReadOnlyList<DayPart>>? Availability { get; init; }
    public IReadOnlyList<FormField> FormFields { get; init; } = [];
    public bool LegalConsentEnabled { get; init; }
    public bool Captcha { get; init; }
    public string? PaymentLinkId { get; init; }

    public MeetingLink ToLink(long id, DateTimeOffset now)
    {
        if (Problem() is { } problem)
        {
            throw new ControlException(problem);
        }

        var link = new MeetingLink(id, Slug, Name ?? Slug, Type, UserIds)
        {
            Zone = Zones.Get(Timezone),
            Durations = [.. Durations.Select(minutes => TimeSpan.FromMinutes(minutes))],
            Buffer = TimeSpan.FromMinutes(Buffer),
            Increment = Increment,
            Weeks = WeeksToAdvertise,
            FormFields = FormFields,
            LegalConsent = LegalConsentEnabled,
            Captcha = Captcha,
            PaymentLinkId = PaymentLinkId,
            CreatedAt = now,
            UpdatedAt = now,
        };
        return Availability is null ? link : link with { Availability = Availability };
    }

    private string? Problem() => this switch
    {
        { Slug: "" } => "slug must not be empty.",
        _ when !MeetingLink.Types.Contains(Type, StringComparer.Ordinal) => $"type must be one of {string.Join(", ", MeetingLink.Types)}.",
        { UserIds: [] } => "userIds must not be empty.",
        _ when UserIds.Any(user => Owner.OfUser(user) is null) => "userIds must be ids of users.",
        _ when Durations.Count == 0 || Durations.Any(minutes => minutes is < 1 or > MinutesOfDay) => "durations must be minutes, from 1 to 1440.",
        { Buffer: < 0 or > MinutesOfDay } => "buffer must be minutes, from 0 to 1440.",
        _ when !MeetingLink.Increments.Contains(Increment, StringComparer.Ordinal) => $"increment must be one of {string.Join(", ", MeetingLink.Increments)}.",
        { WeeksToAdvertise: < 1 or > 520 } => "weeksToAdvertise must be from 1 to 520.",
        _ when Availability?.Keys.FirstOrDefault(day => !MeetingLink.Days.Contains(day, StringComparer.Ordinal)) is { } unknown => $"availability has no member {unknown}.",
        _ when Availability?.Values.Any(parts => !AreInOrder(parts)) is true => "The parts of a day must follow each other, from 0 to 1440.",
        _ => null,
    };

    private static bool AreInOrder(IReadOnlyList<DayPart> parts)
    {
        var end = 0;
        foreach (var part in parts)
        {
            if (part.Start < end || part.End <= part.Start || part.End > MinutesOfDay)
            {
                return false;
            }

            end = part.End;
        }

        return true;
    }
}
