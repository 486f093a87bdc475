using HubSpotCrm.Api.Records;
using HubSpotCrm.Domain.Emails;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Emails;

/// <summary>The fields of an email. In a change, an absent field stays as it is and null clears it.</summary>
public record EmailRequest : IFieldsRequest<EmailFields>
{
    /// <summary>When it was sent; now when a new email does not say.</summary>
    public Optional<DateTimeOffset?> OccurredAt { get; init; }

    /// <summary><c>EMAIL</c> (sent), <c>INCOMING_EMAIL</c> or <c>FORWARDED_EMAIL</c>.</summary>
    public Optional<string> Direction { get; init; }

    /// <summary><c>SENT</c>, <c>SENDING</c>, <c>SCHEDULED</c>, <c>FAILED</c> or <c>BOUNCED</c>.</summary>
    public Optional<string> Status { get; init; }

    public Optional<string> Subject { get; init; }

    /// <summary>The body as plain text.</summary>
    public Optional<string> Text { get; init; }

    /// <summary>The body as HTML.</summary>
    public Optional<string> Html { get; init; }

    /// <summary>An address, or <c>Sam Lee &lt;sam.lee@example.com&gt;</c>. Change <c>from</c>, <c>to</c>, <c>cc</c> and <c>bcc</c> together: HubSpot keeps them as one value.</summary>
    public Optional<string> From { get; init; }

    /// <summary>Addresses, each with or without a name.</summary>
    public Optional<IReadOnlyList<string>> To { get; init; }

    public Optional<IReadOnlyList<string>> Cc { get; init; }

    public Optional<IReadOnlyList<string>> Bcc { get; init; }

    /// <summary>The id of the owner.</summary>
    public Optional<string> OwnerId { get; init; }

    /// <summary>HubSpot property name → text, number, boolean or null, for whatever has no field here.</summary>
    public CustomProperties? CustomProperties { get; init; }

    EmailFields IFieldsRequest<EmailFields>.ToFields() => new()
    {
        OccurredAt = OccurredAt,
        Direction = Direction,
        Status = Status,
        Subject = Subject,
        Text = Text,
        Html = Html,
        From = From,
        To = To,
        Cc = Cc,
        Bcc = Bcc,
        OwnerId = OwnerId,
        CustomProperties = CustomProperties ?? [],
    };
}

/// <summary>A new email.</summary>
public sealed record NewEmailRequest : EmailRequest, INewRecordRequest<EmailFields>
{
    /// <summary>Records to associate it with, at least one.</summary>
    public AssociationsRequest? Associations { get; init; }
}

/// <summary>A change of one email in a batch.</summary>
public sealed record EmailUpdateRequest : EmailRequest, IUpdateRequest<EmailFields>
{
    /// <summary>The email's record id.</summary>
    public required string Id { get; init; }
}
