using HubSpotCrm.Api.Records;
using HubSpotCrm.Application.Scheduling;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Api.Scheduling;

/// <summary>What somebody wants to book: through a meeting link of HubSpot's (<c>link</c>), or with an owner (<c>ownerId</c>).</summary>
public sealed record BookingRequest
{
    /// <summary>The slug of a meeting link, such as <c>sam-lee/demo</c>: HubSpot books, and invites.</summary>
    public string? Link { get; init; }

    /// <summary>The id of the owner whom it is with. Needed without <c>link</c>: the meeting is logged, and this service invites.</summary>
    public string? OwnerId { get; init; }

    /// <summary>When it begins, a whole minute. Needed.</summary>
    public required DateTimeOffset StartAt { get; init; }

    /// <summary>How long it is, 5 to 1440; for a link one of those that it offers. Needed.</summary>
    public required int DurationMinutes { get; init; }

    /// <summary>The IANA name of the attendee's time zone, such as <c>Europe/Madrid</c>. Needed.</summary>
    public required string Timezone { get; init; }

    /// <summary>Who comes; the contact is made when there is none with this e-mail. Needed.</summary>
    public required AttendeeRequest Attendee { get; init; }

    /// <summary>E-mail addresses of others who are invited, at most 50; not with <c>link</c>.</summary>
    [NoNulls]
    public IReadOnlyList<string>? Guests { get; init; }

    public string? Subject { get; init; }

    public string? Description { get; init; }

    /// <summary>A place, a phone number, or the address of a video conference.</summary>
    public string? Location { get; init; }

    /// <summary>
    /// Who invites: <c>email</c>, this service, which tells of changes too; <c>none</c>. With <c>link</c> HubSpot invites whatever
    /// this says; <c>hubspot</c>, the default there, leaves it at that and has this service tell of changes; with <c>email</c> it
    /// sends an invitation of its own from the beginning.
    /// </summary>
    public BookingNotice? Notify { get; init; }

    internal NewBooking ToInput() => new(Link, OwnerId, StartAt, TimeSpan.FromMinutes(DurationMinutes), Timezone, new(Attendee.Email, Attendee.FirstName, Attendee.LastName))
    {
        Guests = Guests ?? [],
        Subject = Subject,
        Description = Description,
        Location = Location,
        Notice = Notify,
    };
}

/// <summary>Who comes.</summary>
public sealed record AttendeeRequest
{
    /// <summary>Needed.</summary>
    public required string Email { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }
}

/// <summary>Another time.</summary>
public sealed record RescheduleRequest
{
    /// <summary>When it begins now, a whole minute. Needed.</summary>
    public required DateTimeOffset StartAt { get; init; }

    /// <summary>How long it is now; unchanged when absent.</summary>
    public int? DurationMinutes { get; init; }

    /// <summary>Who tells the attendee: <c>email</c>, this service, or <c>none</c>. When absent, this service where the booking was not made with <c>none</c> and a mail server is set up.</summary>
    public BookingNotice? Notify { get; init; }

    internal RescheduleBookingCommand ToCommand(string id) => new(id, StartAt, DurationMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null, Notify);
}

/// <summary>Why it is called off.</summary>
public sealed record CancelRequest
{
    /// <summary>For the attendee, at most 500 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>Who tells the attendee, as for a new time.</summary>
    public BookingNotice? Notify { get; init; }

    internal CancelBookingCommand ToCommand(string id) => new(id, Reason, Notify);
}
