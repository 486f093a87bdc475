using HubSpotCrm.Api.Scheduling.Pages.Times;
using HubSpotCrm.Application.Scheduling;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Api.Scheduling.Pages;

/// <summary>What a visitor filled in, as it came.</summary>
public sealed record BookingForm
{
    public const string StartName = "start";
    public const string FirstNameName = "firstName";
    public const string LastNameName = "lastName";
    public const string EmailName = "email";
    public const string NoteName = "note";

    /// <summary>A field that people do not see: what fills it in is no person.</summary>
    public const string HoneypotName = "homepage";

    public const int LongestName = 100;
    public const int LongestNote = 2_000;

    public static BookingForm Empty { get; } = new();

    public string Start { get; init; } = "";

    public string Timezone { get; init; } = "";

    public int? Minutes { get; init; }

    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    public string Email { get; init; } = "";

    public string Note { get; init; } = "";

    internal DateTimeOffset? StartAt => TimeText.Read(Start);

    internal static BookingForm Of(IFormCollection form) => new()
    {
        Start = form[StartName].ToString(),
        Timezone = form[Wish.TimezoneName].ToString(),
        Minutes = Wish.MinutesOf(form[Wish.MinutesName].ToString()),
        FirstName = form[FirstNameName].ToString().Trim(),
        LastName = form[LastNameName].ToString().Trim(),
        Email = form[EmailName].ToString().Trim(),
        Note = form[NoteName].ToString().Trim(),
    };

    /// <summary>What to say about each field that is not right.</summary>
    internal IReadOnlyDictionary<string, string> Flaws()
    {
        var flaws = new Dictionary<string, string>(StringComparer.Ordinal);
        if (StartAt is null || Minutes is null)
            flaws[StartName] = "Choose a time.";
        if (FirstName.Length is 0 or > LongestName)
            flaws[FirstNameName] = $"Enter your first name, in at most {LongestName} letters.";
        if (LastName.Length is 0 or > LongestName)
            flaws[LastNameName] = $"Enter your last name, in at most {LongestName} letters.";
        if (!EmailAddress.TryParse(Email, out _))
            flaws[EmailName] = "Enter your e-mail address, such as ana@example.com.";
        if (Note.Length > LongestNote)
            flaws[NoteName] = $"Shorten your note to {LongestNote} letters.";
        return flaws;
    }

    internal NewBooking ToBooking(string slug, DateTimeOffset startAt, int minutes, string timezone) =>
        new(slug, OwnerId: null, startAt, TimeSpan.FromMinutes(minutes), timezone, new Attendee(Email, FirstName, LastName)) { Description = Note.Length > 0 ? Note : null };
}
