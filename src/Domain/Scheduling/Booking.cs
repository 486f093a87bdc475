using System.Text.Json;
using System.Text.Json.Serialization;

namespace HubSpotCrm.Domain.Scheduling;

/// <summary>How far a booking has come. A rescheduled one is confirmed, with a higher sequence.</summary>
public enum BookingStatus
{
    /// <summary>Its slot is held; it is not in the CRM yet.</summary>
    Requested,

    Confirmed,

    /// <summary>It was called off, or the CRM refused it: then there is a problem.</summary>
    Cancelled,

    /// <summary>It was confirmed, and its time is over.</summary>
    Completed,
}

/// <summary>Who sends the invitation of a booking.</summary>
public enum BookingNotice
{
    None,

    /// <summary>HubSpot's scheduler, when it books; it says nothing of later changes.</summary>
    [JsonStringEnumMemberName("hubspot")]
    HubSpot,

    /// <summary>This service, by mail: also of changes.</summary>
    Email,
}

/// <summary>A person that books.</summary>
public sealed record Attendee(string Email, string? FirstName, string? LastName)
{
    public override string ToString() => "an attendee";
}

/// <summary>A time that somebody has booked with an owner, or through a meeting link of HubSpot's.</summary>
/// <param name="Id">Begins with <c>bk_</c>; later ones compare greater.</param>
/// <param name="Caller">The name of the API key that asked for it.</param>
public sealed record Booking(string Id, string Caller, DateTimeOffset CreatedAt)
{
    public const string IdStart = "bk_";

    /// <summary>The caller of what is booked on the page for people.</summary>
    public const string Visitor = "(public)";

    public BookingStatus Status { get; init; }

    /// <summary>In UTC.</summary>
    public required DateTimeOffset StartAt { get; init; }

    public required TimeSpan Duration { get; init; }

    public DateTimeOffset EndAt => StartAt + Duration;

    /// <summary>IANA name of the zone that the attendee thinks in.</summary>
    public required string Timezone { get; init; }

    public required Attendee Attendee { get; init; }

    /// <summary>Further e-mail addresses that are invited.</summary>
    public IReadOnlyList<string> Guests { get; init; } = [];

    public BookingNotice Notice { get; init; }

    /// <summary>Who told the attendee of it as it is now.</summary>
    public BookingNotice Told { get; init; }

    /// <summary>The slug of HubSpot's meeting link that it went through; null when it is our own.</summary>
    public string? Link { get; init; }

    /// <summary>The CRM's owner that it is with.</summary>
    public string? OwnerId { get; init; }

    /// <summary>The name of its owner's calendar, in which each time is once; null while nobody knows whose it is.</summary>
    public string? OwnerCalendar => OwnerId is null ? null : $"owner:{OwnerId}";

    public string? Subject { get; init; }

    public string? Description { get; init; }

    /// <summary>A place, a phone number or an address to join at.</summary>
    public string? Location { get; init; }

    public string? ContactId { get; init; }

    /// <summary>The CRM's meeting record.</summary>
    public string? MeetingId { get; init; }

    /// <summary>How often it was changed, as invitations count it (SEQUENCE of RFC 5545).</summary>
    public int Sequence { get; init; }

    /// <summary>The sequence that the CRM's record shows. It is behind while a change is on its way there.</summary>
    public int RecordedSequence { get; init; }

    public DateTimeOffset UpdatedAt { get; init; } = CreatedAt;

    /// <summary>Why it was called off, in the words of whoever did.</summary>
    public string? CancelReason { get; init; }

    /// <summary>JSON: the problem document that tells why it was refused.</summary>
    public string? Problem { get; init; }

    public JsonElement? ProblemJson => Problem is null ? null : JsonSerializer.Deserialize<JsonElement>(Problem);

    /// <summary>The organizer as the invitation names it; kept, because later mails must name the same one.</summary>
    public string? OrganizerEmail { get; init; }

    public string? OrganizerName { get; init; }

    /// <summary>The UID of its invitations: always the same.</summary>
    public string Uid => $"{Id}@hubspotcrm";

    /// <summary>True while nobody else can have its time.</summary>
    public bool IsHeld => Status is BookingStatus.Requested or BookingStatus.Confirmed;

    public static string NewId() => $"{IdStart}{Guid.CreateVersion7():n}";

    /// <summary>The id of the booking that a piece of work makes: the same one when the work is done again.</summary>
    /// <param name="work">Unlike that of any other work; that of later work compares greater.</param>
    public static string IdOf(string work) => $"{IdStart}{work.Replace("-", "", StringComparison.Ordinal)}";

    /// <summary>As it is at that time: what was confirmed and is over is completed.</summary>
    public Booking At(DateTimeOffset now) => Status == BookingStatus.Confirmed && EndAt <= now ? this with { Status = BookingStatus.Completed } : this;

    public override string ToString() => $"booking {Id}";
}
