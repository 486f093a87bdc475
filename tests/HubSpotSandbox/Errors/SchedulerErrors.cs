namespace HubSpotSandbox.Errors;

/// <summary>The refusals of the scheduler. None of them is known from HubSpot: all texts are chosen (FACTS §14, §17).</summary>
internal static class SchedulerErrors
{
    public static ApiError SlotTaken { get; } = new(409, "The requested time is no longer available", "CONFLICT");

    public static ApiError NeedsPayment { get; } = ApiErrors.Invalid("Meeting links with payment cannot be booked through the API");

    public static ApiError NeedsCaptcha { get; } = ApiErrors.Invalid("Meeting links with CAPTCHA cannot be booked through the API");

    public static ApiError NeedsConsent { get; } = ApiErrors.Invalid("This meeting link requires legal consent: legalConsentResponses must not be empty");

    public static ApiError NoCalendar { get; } = ApiErrors.Invalid("The organizer has no connected calendar");

    public static ApiError NoSuchLink(string slug) => new(404, $"No meeting link found with slug {slug}", "OBJECT_NOT_FOUND");

    public static ApiError MissingParameter(string name) => ApiErrors.Invalid($"Required query parameter {name} was not set");

    public static ApiError UnknownTimezone(string name) => ApiErrors.Invalid($"{name} is not a valid timezone");

    public static ApiError UnknownType(string type, IEnumerable<string> types) => ApiErrors.Invalid($"type must be one of {string.Join(", ", types)}, it was {type}");

    public static ApiError WrongMonthOffset(string text, int max) => ApiErrors.Invalid($"monthOffset must be a whole number from 0 to {max}, it was {text}");

    public static ApiError EmptyField(string name) => ApiErrors.Invalid($"{name} must not be empty");

    public static ApiError WrongTime(string text) => ApiErrors.Invalid($"startTime is not a valid time: {text}");

    public static ApiError DurationNotOffered(string sent, IEnumerable<TimeSpan> offered) =>
        ApiErrors.Invalid($"duration {sent} is not offered by the meeting link. Valid durations are: [{string.Join(", ", offered.Select(duration => (long)duration.TotalMilliseconds))}]");

    public static ApiError MissingAnswers(IEnumerable<string> names) => ApiErrors.Invalid($"Some required form fields were not set: [{string.Join(", ", names)}]");
}
