using HubSpotCrm.Domain.Emails;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Infrastructure.HubSpot.Properties;

internal sealed class EmailMap() : RecordMap<Email, EmailFields>(Names)
{
    /// <summary>All addresses are one value, as JSON; HubSpot fills the others from it (emails guide).</summary>
    private const string Headers = "hs_email_headers";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["occurredAt"] = "hs_timestamp",
        ["direction"] = "hs_email_direction",
        ["status"] = "hs_email_status",
        ["subject"] = "hs_email_subject",
        ["text"] = "hs_email_text",
        ["html"] = "hs_email_html",
        ["from"] = "hs_email_from_email",
        ["to"] = "hs_email_to_email",
        ["cc"] = "hs_email_cc_email",
        ["bcc"] = "hs_email_bcc_email",
        ["headers"] = Headers,
        ["ownerId"] = "hubspot_owner_id",
    };

    public override string? FieldOf(string property) => property == Headers ? "to" : base.FieldOf(property);

    protected override Email Read(string id, PropertyBag values)
    {
        var people = EmailPeople.Read(values.Text(Headers));
        return new()
        {
            Id = id,
            OccurredAt = values.Moment("hs_timestamp"),
            Direction = values.Text("hs_email_direction"),
            Status = values.Text("hs_email_status"),
            Subject = values.Text("hs_email_subject"),
            Text = values.Text("hs_email_text"),
            Html = values.Text("hs_email_html"),
            From = people?.From?.ToMailbox() ?? values.Text("hs_email_from_email"),
            To = people?.To.ToMailboxes() ?? Listed(values, "hs_email_to_email"),
            Cc = people?.Cc.ToMailboxes() ?? Listed(values, "hs_email_cc_email"),
            Bcc = people?.Bcc.ToMailboxes() ?? Listed(values, "hs_email_bcc_email"),
            OwnerId = values.Text("hubspot_owner_id"),
        };
    }

    protected override void Write(EmailFields fields, PropertyBag target)
    {
        target.Set("hs_timestamp", fields.OccurredAt);
        target.Set("hs_email_direction", fields.Direction);
        target.Set("hs_email_status", fields.Status);
        target.Set("hs_email_subject", fields.Subject);
        target.Set("hs_email_text", fields.Text);
        target.Set("hs_email_html", fields.Html);
        target.Set("hubspot_owner_id", fields.OwnerId);
        if (fields.NamesPeople)
            target.Set(Headers, Optional<string>.Of(EmailPeople.Of(fields).Write()));
    }

    protected override bool IsChoice(string field) => field is "occurredAt" or "direction" or "status" or "ownerId";

    private static string[]? Listed(PropertyBag values, string property) =>
        values.Text(property)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
