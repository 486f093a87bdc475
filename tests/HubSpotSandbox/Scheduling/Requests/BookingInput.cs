using System.Globalization;
using System.Text.Json;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Properties;

namespace HubSpotSandbox.Scheduling.Requests;

/// <summary>What a caller wants to book through a link (FACTS §14).</summary>
internal sealed record BookingInput(string Slug, string Duration, DateTimeOffset Start, string Email, string FirstName, string LastName)
{
    private static readonly string[] Required =
        ["duration", "email", "firstName", "lastName", "formFields", "legalConsentResponses", "likelyAvailableUserIds", "slug", "startTime"];

    public TimeZoneInfo? Zone { get; init; }

    public required string Locale { get; init; }

    public required JsonElement FormFields { get; init; }

    public required JsonElement Consent { get; init; }

    public required IReadOnlyList<string> LikelyUserIds { get; init; }

    /// <summary>The answers to the questions of the form, by contact property. Empty ones say nothing.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Answers { get; init; } = [];

    public static BookingInput Read(JsonElement body)
    {
        RecordInput.Require(body, Required);
        var startTime = Filled(body, "startTime");
        var timezone = RecordInput.Text(body, "timezone");
        var fields = List(body, "formFields");
        return new BookingInput(
            Filled(body, "slug"),
            Filled(body, "duration"),
            Dates.Read(startTime) is { Year: < 9999 } start ? start : throw new RefusedException(SchedulerErrors.WrongTime(startTime)),
            Filled(body, "email"),
            Filled(body, "firstName"),
            Filled(body, "lastName"))
        {
            Zone = timezone is null ? null : Zones.Get(timezone),
            Locale = RecordInput.Text(body, "locale") ?? "en-us",
            FormFields = fields,
            Consent = List(body, "legalConsentResponses"),
            LikelyUserIds = [.. List(body, "likelyAvailableUserIds").EnumerateArray().Select(id => id.ToString())],
            Answers = [.. fields.EnumerateArray().Select(Answer).Where(answer => answer.Value.Length > 0)],
        };
    }

    /// <summary>What the link asks of a booking, and what cannot be booked through the API at all.</summary>
    /// <returns>How long the meeting is.</returns>
    public TimeSpan Check(MeetingLink link)
    {
        string[] missing = [.. link.FormFields.Where(field => field.IsRequired && !Answers.Any(answer => answer.Key == field.Name)).Select(field => field.Name)];
        var offered = long.TryParse(Duration, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? link.Durations.FirstOrDefault(duration => (long)duration.TotalMilliseconds == milliseconds)
            : default;
        var problem = link switch
        {
            { PaymentLinkId: not null } => SchedulerErrors.NeedsPayment,
            { Captcha: true } => SchedulerErrors.NeedsCaptcha,
            { LegalConsent: true } when Consent.GetArrayLength() == 0 => SchedulerErrors.NeedsConsent,
            _ when missing.Length > 0 => SchedulerErrors.MissingAnswers(missing),
            _ when offered == default => SchedulerErrors.DurationNotOffered(Duration, link.Durations),
            _ => null,
        };
        return problem is null ? offered : throw new RefusedException(problem);
    }

    private static string Filled(JsonElement body, string name) =>
        RecordInput.Text(body, name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : throw new RefusedException(SchedulerErrors.EmptyField(name));

    private static JsonElement List(JsonElement body, string name)
    {
        var list = body.GetProperty(name);
        return list.ValueKind is JsonValueKind.Array ? list : throw RecordInput.Wrong($"{name} must be a list");
    }

    private static KeyValuePair<string, string> Answer(JsonElement field)
    {
        RecordInput.Require(field, "name");
        return new(Filled(field, "name"), RecordInput.Text(field, "value") ?? "");
    }
}
