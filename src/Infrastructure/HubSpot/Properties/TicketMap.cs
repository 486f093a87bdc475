using HubSpotCrm.Domain.Tickets;

namespace HubSpotCrm.Infrastructure.HubSpot.Properties;

internal sealed class TicketMap() : RecordMap<Ticket, TicketFields>(Names)
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["subject"] = "subject",
        ["content"] = "content",
        ["pipeline"] = "hs_pipeline",
        ["stage"] = "hs_pipeline_stage",
        ["priority"] = "hs_ticket_priority",
        ["category"] = "hs_ticket_category",
        ["ownerId"] = "hubspot_owner_id",
    };

    protected override Ticket Read(string id, PropertyBag values) => new()
    {
        Id = id,
        Subject = values.Text("subject"),
        Content = values.Text("content"),
        Pipeline = values.Text("hs_pipeline"),
        Stage = values.Text("hs_pipeline_stage"),
        Priority = values.Text("hs_ticket_priority"),
        Category = values.Text("hs_ticket_category"),
        OwnerId = values.Text("hubspot_owner_id"),
    };

    protected override void Write(TicketFields fields, PropertyBag target)
    {
        target.Set("subject", fields.Subject);
        target.Set("content", fields.Content);
        target.Set("hs_pipeline", fields.Pipeline);
        target.Set("hs_pipeline_stage", fields.Stage);
        target.Set("hs_ticket_priority", fields.Priority);
        target.Set("hs_ticket_category", fields.Category);
        target.Set("hubspot_owner_id", fields.OwnerId);
    }

    protected override bool IsChoice(string field) => field is "pipeline" or "stage" or "priority" or "category" or "ownerId";
}
