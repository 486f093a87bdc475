using AutoMapper;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Domain.Emails;

namespace HubSpotCrm.Api.Emails;

/// <summary>An email that was sent or received, as a record: it is not sent by it.</summary>
public sealed record EmailResponse : RecordResponse
{
    /// <summary>When it was sent; now when a new email does not say.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary><c>EMAIL</c> (sent), <c>INCOMING_EMAIL</c> or <c>FORWARDED_EMAIL</c>.</summary>
    public string? Direction { get; init; }

    /// <summary><c>SENT</c>, <c>SENDING</c>, <c>SCHEDULED</c>, <c>FAILED</c> or <c>BOUNCED</c>.</summary>
    public string? Status { get; init; }

    public string? Subject { get; init; }

    /// <summary>The body as plain text.</summary>
    public string? Text { get; init; }

    /// <summary>The body as HTML.</summary>
    public string? Html { get; init; }

    /// <summary>An address, or <c>Sam Lee &lt;sam.lee@example.com&gt;</c>. Change <c>from</c>, <c>to</c>, <c>cc</c> and <c>bcc</c> together: HubSpot keeps them as one value.</summary>
    public string? From { get; init; }

    /// <summary>Addresses, each with or without a name.</summary>
    public IReadOnlyList<string>? To { get; init; }

    public IReadOnlyList<string>? Cc { get; init; }

    public IReadOnlyList<string>? Bcc { get; init; }

    /// <summary>The id of the owner.</summary>
    public string? OwnerId { get; init; }
}

internal sealed class EmailResponseProfile : Profile
{
    public EmailResponseProfile() => CreateMap<Email, EmailResponse>();
}
