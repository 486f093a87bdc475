using HubSpotCrm.Domain.Tasks;

namespace HubSpotCrm.Infrastructure.HubSpot.Properties;

internal sealed class CrmTaskMap() : RecordMap<CrmTask, CrmTaskFields>(Names)
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["dueAt"] = "hs_timestamp",
        ["subject"] = "hs_task_subject",
        ["body"] = "hs_task_body",
        ["status"] = "hs_task_status",
        ["priority"] = "hs_task_priority",
        ["type"] = "hs_task_type",
        ["ownerId"] = "hubspot_owner_id",
    };

    protected override CrmTask Read(string id, PropertyBag values) => new()
    {
        Id = id,
        DueAt = values.Moment("hs_timestamp"),
        Subject = values.Text("hs_task_subject"),
        Body = values.Text("hs_task_body"),
        Status = values.Text("hs_task_status"),
        Priority = values.Text("hs_task_priority"),
        Type = values.Text("hs_task_type"),
        OwnerId = values.Text("hubspot_owner_id"),
    };

    protected override void Write(CrmTaskFields fields, PropertyBag target)
    {
        target.Set("hs_timestamp", fields.DueAt);
        target.Set("hs_task_subject", fields.Subject);
        target.Set("hs_task_body", fields.Body);
        target.Set("hs_task_status", fields.Status);
        target.Set("hs_task_priority", fields.Priority);
        target.Set("hs_task_type", fields.Type);
        target.Set("hubspot_owner_id", fields.OwnerId);
    }

    protected override bool IsChoice(string field) => field is "dueAt" or "status" or "priority" or "type" or "ownerId";
}
