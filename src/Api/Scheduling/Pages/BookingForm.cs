using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HubSpotCrm.Api.Scheduling.Pages.Times;
using HubSpotCrm.Application.Ports;
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

    /// <summary>A field that people do not see. Its name means nothing, so that browsers do not fill it in for them.</summary>
    public const string HoneypotName = "f7";

    /// <summary>A field by which a form that is sent twice is known.</summary>
    public const string KeyName = "key";

    private const int LettersOfTime = 12;
    private const int LettersOfHash = 20;

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

    public string Key { get; init; } = "";

    /// <summary>For a form that was not sent yet.</summary>
    public static string NewKey() => Guid.CreateVersion7().ToString("n");

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
        Key = form[KeyName].ToString(),
    };

    /// <summary>
    /// The ids of what the form makes: the same ones when it is sent again, as a double click does. They cannot be chosen, so
    /// that nobody comes upon a booking of somebody else's; the key's beginning is the time, by which ids are in order.
    /// </summary>
    internal WriteIds Writes(string link)
    {
        if (!Guid.TryParseExact(Key, "n", out var key))
            return WriteIds.New();
        var all = string.Create(CultureInfo.InvariantCulture, $"{key:n}\n{link}\n{Start}\n{Minutes}\n{Timezone}\n{Email}\n{FirstName}\n{LastName}\n{Note}");
        return new($"{key.ToString("n")[..LettersOfTime]}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..LettersOfHash]}");
    }

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
