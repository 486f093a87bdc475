using System.Text.Json;
using System.Text.Json.Serialization;
using HubSpotCrm.Api.Hosting.Json;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Api.Scheduling;

/// <summary>A booking.</summary>
public sealed record BookingResponse
{
    /// <summary>Begins with <c>bk_</c>.</summary>
    public required string Id { get; init; }

    /// <summary><c>requested</c> (its time is held, HubSpot does not have it yet), <c>confirmed</c>, <c>cancelled</c> (with a <c>problem</c>: refused), or <c>completed</c> when its time is over.</summary>
    public required BookingStatus Status { get; init; }

    public required DateTimeOffset StartAt { get; init; }

    public required DateTimeOffset EndAt { get; init; }

    public required string Timezone { get; init; }

    /// <summary>The slug of the meeting link that it went through.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Link { get; init; }

    /// <summary>The owner whom it is with.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OwnerId { get; init; }

    /// <summary>The contact's record; null until it is confirmed.</summary>
    public required string? ContactId { get; init; }

    /// <summary>The meeting's record.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MeetingId { get; init; }

    public required AttendeeResponse Attendee { get; init; }

    public required IReadOnlyList<string> Guests { get; init; }

    /// <summary>How often it was changed; a rescheduled booking is confirmed, with a higher sequence.</summary>
    public required int Sequence { get; init; }

    public required string? Subject { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Description { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Location { get; init; }

    /// <summary>Who invites: <c>hubspot</c>, <c>email</c> or <c>none</c>.</summary>
    public required BookingNotice Notify { get; init; }

    /// <summary>What the attendee was not told, or will not be, in words.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Notice { get; init; }

    /// <summary>Why it was called off.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>The problem document that tells why it was refused.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonConverter(typeof(RawJsonOrNullConverter))]
    public JsonElement? Problem { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    internal static BookingResponse Of(Booking booking) => new()
    {
        Id = booking.Id,
        Status = booking.Status,
        StartAt = booking.StartAt,
        EndAt = booking.EndAt,
        Timezone = booking.Timezone,
        Link = booking.Link,
        OwnerId = booking.OwnerId,
        ContactId = booking.ContactId,
        MeetingId = booking.MeetingId,
        Attendee = new(booking.Attendee.Email, booking.Attendee.FirstName, booking.Attendee.LastName),
        Guests = booking.Guests,
        Sequence = booking.Sequence,
        Subject = booking.Subject,
        Description = booking.Description,
        Location = booking.Location,
        Notify = booking.Notice,
        Notice = BookingNotices.Of(booking),
        Reason = booking.CancelReason,
        Problem = booking.ProblemJson,
        CreatedAt = booking.CreatedAt,
        UpdatedAt = booking.UpdatedAt,
    };
}

/// <summary>Who comes.</summary>
public sealed record AttendeeResponse(string Email, string? FirstName, string? LastName);

/// <summary>What the attendee was not told, in words.</summary>
internal static class BookingNotices
{
    private const string HubSpotInvites = "HubSpot invites the attendee. It will not tell of a change or a cancellation made here: the calendar entry that it sent stays as it is.";
    private const string HubSpotStays = "HubSpot has not told the attendee: the calendar entry that it sent stays as it is.";
    private const string MailWasSent = "This service tells by mail, with a calendar entry of its own.";
    private const string NobodyTold = "Nobody has told the attendee of this change: do it yourself.";

    /// <returns>Null when there is nothing that the caller might not expect.</returns>
    public static string? Of(Booking booking) => booking switch
    {
        { Problem: not null } or { ContactId: null } => null,
        { Link: not null, Sequence: 0 } or { Link: not null, Told: BookingNotice.HubSpot } => HubSpotInvites,    // at once to the time that it was moved to on the way
        { Link: not null, Told: BookingNotice.Email } => $"{HubSpotStays} {MailWasSent}",
        { Link: not null } => $"{HubSpotStays} {NobodyTold}",
        { Sequence: > 0, Told: BookingNotice.None } => NobodyTold,
        _ => null,
    };
}
