using System.Globalization;
using FluentValidation;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Application.Scheduling;

/// <summary>Rules of times, zones and texts, each in one place.</summary>
internal static class BookingRules
{
    public const string NoMail = "This service has no mail server (SMTP_URL, MAIL_FROM).";

    private const int LongestDescription = 10_000;

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public static IRuleBuilderOptions<T, DateTimeOffset> IsStart<T>(this IRuleBuilder<T, DateTimeOffset> rule, TimeProvider time) => rule
        .Must(start => start.UtcTicks % TimeSpan.TicksPerMinute == 0).WithMessage("Must be a whole minute, such as 2026-12-01T09:30:00Z.")
        .Must(start => start > time.GetUtcNow()).WithMessage("Must not be in the past.")
        .Must(start => start < time.GetUtcNow().AddYears(10)).WithMessage("Must be within ten years.")
        .OverridePropertyName("startAt");

    public static IRuleBuilderOptions<T, TimeSpan> IsLength<T>(this IRuleBuilder<T, TimeSpan> rule) => rule
        .Must(duration => duration >= Shortest && duration <= Longest && duration.Ticks % TimeSpan.TicksPerMinute == 0).WithMessage("Must be 5 to 1440 whole minutes.")
        .OverridePropertyName("durationMinutes");

    public static IRuleBuilderOptions<T, string> IsTimezone<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(name => IanaZone.Find(name) is not null).WithMessage("Must be a time zone of the IANA database, such as Europe/Madrid.");

    /// <summary>Text in one line.</summary>
    public static IRuleBuilderOptions<T, string?> IsLine<T>(this IRuleBuilder<T, string?> rule, int longest) =>
        rule.Must(text => text is null || (text.Length <= longest && !text.Any(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029')))
            .WithMessage($"Must be one line of at most {longest} characters, without control characters.");

    public static IRuleBuilderOptions<T, string?> IsDescription<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || (text.Length <= LongestDescription && !text.Any(letter => char.IsControl(letter) && letter is not ('\t' or '\n' or '\r'))))
            .WithMessage($"Must be text of at most {LongestDescription} characters without control characters.");

    /// <summary>A date, or a time; in UTC when it says no offset.</summary>
    public static bool TryParseTime(string? text, out DateTimeOffset time)
    {
        time = default;
        var plain = text is { Length: > 10 } && text[10] == 'T' ? text.Replace(' ', '+') : text;    // what becomes of a plus sign in an address
        return plain is { Length: >= 10 and <= 40 } && plain[4] == '-' && DateTimeOffset.TryParse(plain, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }

    /// <summary>Who tells of a change: HubSpot never does.</summary>
    public static IRuleBuilderOptions<T, BookingNotice?> TellsOfChanges<T>(this IRuleBuilder<T, BookingNotice?> rule, IMailSender mail) => rule
        .Must(notice => notice is not BookingNotice.HubSpot).WithMessage("HubSpot tells nobody of changes: it must be 'email' or 'none'.")
        .Must(notice => notice is not BookingNotice.Email || mail.IsConfigured).WithMessage(NoMail)
        .OverridePropertyName("notify");
}

/// <summary>What a new booking must have.</summary>
internal sealed class NewBookingRules : AbstractValidator<NewBooking>
{
    private const int MostGuests = 50;
    private const int LongestName = 100;
    private const int LongestSubject = 250;
    private const int LongestPlace = 500;

    public NewBookingRules(IMailSender mail, TimeProvider time)
    {
        RuleFor(booking => booking.StartAt).IsStart(time);
        RuleFor(booking => booking.Duration).IsLength();
        RuleFor(booking => booking.Timezone).IsTimezone();
        RuleFor(booking => booking.Attendee.Email).Must(email => EmailAddress.TryParse(email, out _)).WithMessage("Must be an e-mail address such as ana.ruiz@example.net.");
        RuleFor(booking => booking.Attendee.FirstName).IsLine(LongestName);
        RuleFor(booking => booking.Attendee.LastName).IsLine(LongestName);
        RuleFor(booking => booking.Subject).IsLine(LongestSubject);
        RuleFor(booking => booking.Description).IsDescription();
        RuleFor(booking => booking.Location).IsLine(LongestPlace);
        RulesOfHost();
        RulesOfGuests();
        RulesOfNotice(mail);
    }

    private void RulesOfHost()
    {
        RuleFor(booking => booking.OwnerId).Must((booking, owner) => owner is not null || booking.Link is not null).WithMessage("Is needed, unless 'link' names a meeting link.");
        RuleFor(booking => booking.OwnerId).Must(owner => owner is null || (owner.Length is >= 1 and <= 19 && owner.All(char.IsAsciiDigit))).WithMessage("Must be the id of an owner: digits.");
        RuleFor(booking => booking.Link).Must((booking, link) => link is null || booking.OwnerId is null).WithMessage("A meeting link has its own people: give 'link' or 'ownerId'.");
        RuleFor(booking => booking.Link).Must(link => link is null || (link.Length is >= 1 and <= 200 && link.Trim().Length > 0 && !link.Any(char.IsControl))).WithMessage("Must be the slug of a meeting link, such as sam-lee/demo.");
    }

    private void RulesOfGuests()
    {
        RuleFor(booking => booking.Guests).Must((booking, guests) => guests.Count == 0 || booking.Link is null).WithMessage("HubSpot's scheduler takes no guests: leave them out, or book without 'link'.");
        RuleFor(booking => booking.Guests).Must(guests => guests.Count <= MostGuests).WithMessage($"At most {MostGuests} guests.");
        RuleFor(booking => booking.Guests).Must(guests => guests.All(guest => EmailAddress.TryParse(guest, out _))).WithMessage("Each must be an e-mail address such as ana.ruiz@example.net.");
        RuleFor(booking => booking.Guests).Must((booking, guests) => AreDifferent([booking.Attendee.Email, .. guests])).WithMessage("Each must be there once, and the attendee is none of them.");
    }

    private void RulesOfNotice(IMailSender mail)
    {
        RuleFor(booking => booking.Notice).Must((booking, notice) => notice is not BookingNotice.HubSpot || booking.Link is not null)
            .WithMessage("HubSpot invites only to what is booked through a meeting link: give 'link', or 'email' or 'none'.").OverridePropertyName("notify");
        RuleFor(booking => booking.Notice).Must(notice => notice is not BookingNotice.Email || mail.IsConfigured)
            .WithMessage(BookingRules.NoMail).OverridePropertyName("notify");
    }

    private static bool AreDifferent(IReadOnlyCollection<string> addresses) =>
        addresses.Select(address => address.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() == addresses.Count;
}
