using System.Globalization;
using System.Text.RegularExpressions;
using FluentValidation;
using FluentValidation.Results;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling;

/// <summary>Reads the ends of a range of time as callers write them: days of their time zone, or moments.</summary>
public static partial class SlotTimes
{
    private const int FirstYear = 2000;
    private const int LastYear = 2199;

    /// <summary>The two ends; null where nothing is given. A day stands for its first moment.</summary>
    /// <param name="timezone">Where days begin. One that there is not is no matter here: whoever is asked about the range refuses it.</param>
    /// <exception cref="ValidationException">One is neither a day nor a moment.</exception>
    public static (DateTimeOffset? From, DateTimeOffset? To) Read(string? from, string? to, string timezone)
    {
        var zone = IanaZone.Find(timezone) ?? TimeZoneInfo.Utc;
        var (first, last) = (Of(from, zone), Of(to, zone));
        var wrong = new List<ValidationFailure>();
        if (first is null && !string.IsNullOrEmpty(from))
            wrong.Add(Neither("from"));
        if (last is null && !string.IsNullOrEmpty(to))
            wrong.Add(Neither("to"));
        return wrong.Count == 0 ? (first, last) : throw new ValidationException(wrong);
    }

    private static DateTimeOffset? Of(string? text, TimeZoneInfo zone)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.Year is >= FirstYear and <= LastYear ? zone.StartOf(day) : null;
        var plain = text?.Replace(' ', '+');    // what becomes of a plus sign in an address
        return plain is not null && Moment.IsMatch(plain) && DateTimeOffset.TryParse(plain, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            && moment.Year is >= FirstYear and <= LastYear ? moment.ToUniversalTime() : null;
    }

    private static ValidationFailure Neither(string field) => new(field, "Must be a day such as 2026-11-25, or a time with its offset such as 2026-11-25T09:30:00Z.");

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,7})?)?(Z|[+-][0-9]{2}:[0-9]{2})\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Moment { get; }
}
