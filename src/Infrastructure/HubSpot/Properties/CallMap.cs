using HubSpotCrm.Domain.Calls;

namespace HubSpotCrm.Infrastructure.HubSpot.Properties;

internal sealed class CallMap() : RecordMap<Call, CallFields>(Names)
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["occurredAt"] = "hs_timestamp",
        ["title"] = "hs_call_title",
        ["body"] = "hs_call_body",
        ["direction"] = "hs_call_direction",
        ["durationMs"] = "hs_call_duration",
        ["outcome"] = "hs_call_disposition",
        ["status"] = "hs_call_status",
        ["fromNumber"] = "hs_call_from_number",
        ["toNumber"] = "hs_call_to_number",
        ["recordingUrl"] = "hs_call_recording_url",
        ["ownerId"] = "hubspot_owner_id",
    };

    protected override Call Read(string id, PropertyBag values) => new()
    {
        Id = id,
        OccurredAt = values.Moment("hs_timestamp"),
        Title = values.Text("hs_call_title"),
        Body = values.Text("hs_call_body"),
        Direction = values.Text("hs_call_direction"),
        DurationMs = values.Whole("hs_call_duration"),
        Outcome = values.Text("hs_call_disposition"),
        Status = values.Text("hs_call_status"),
        FromNumber = values.Text("hs_call_from_number"),
        ToNumber = values.Text("hs_call_to_number"),
        RecordingUrl = values.Text("hs_call_recording_url"),
        OwnerId = values.Text("hubspot_owner_id"),
    };

    protected override void Write(CallFields fields, PropertyBag target)
    {
        target.Set("hs_timestamp", fields.OccurredAt);
        target.Set("hs_call_title", fields.Title);
        target.Set("hs_call_body", fields.Body);
        target.Set("hs_call_direction", fields.Direction);
        target.Set("hs_call_duration", fields.DurationMs);
        target.Set("hs_call_disposition", fields.Outcome);
        target.Set("hs_call_status", fields.Status);
        target.Set("hs_call_from_number", fields.FromNumber);
        target.Set("hs_call_to_number", fields.ToNumber);
        target.Set("hs_call_recording_url", fields.RecordingUrl);
        target.Set("hubspot_owner_id", fields.OwnerId);
    }
}
