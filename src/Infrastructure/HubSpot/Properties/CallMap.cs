using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Infrastructure.HubSpot.ReferenceData;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Properties;

/// <summary>Outcomes are ids in HubSpot and labels here.</summary>
internal sealed class CallMap(HubSpotCallOutcomes outcomes) : RecordMap<Call, CallFields>(Names)
{
    private const string Outcome = "hs_call_disposition";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["occurredAt"] = "hs_timestamp",
        ["title"] = "hs_call_title",
        ["body"] = "hs_call_body",
        ["direction"] = "hs_call_direction",
        ["durationMs"] = "hs_call_duration",
        ["outcome"] = Outcome,
        ["status"] = "hs_call_status",
        ["fromNumber"] = "hs_call_from_number",
        ["toNumber"] = "hs_call_to_number",
        ["recordingUrl"] = "hs_call_recording_url",
        ["ownerId"] = "hubspot_owner_id",
    };

    public override async ValueTask LearnAsync(IEnumerable<HubSpotRecord> records, CancellationToken cancellationToken)
    {
        if (records.Any(record => record.Properties.GetValueOrDefault(Outcome) is { Length: > 0 } id && !outcomes.Knows(id)))
            await outcomes.ListAsync(Freshness.AfterMiss, cancellationToken);
    }

    public override string SearchedFor(string property, string value) => property == Outcome ? outcomes.IdOf(value) : value;

    protected override Call Read(string id, PropertyBag values) => new()
    {
        Id = id,
        OccurredAt = values.Moment("hs_timestamp"),
        Title = values.Text("hs_call_title"),
        Body = values.Text("hs_call_body"),
        Direction = values.Text("hs_call_direction"),
        DurationMs = values.Whole("hs_call_duration"),
        Outcome = values.Text(Outcome) is { } outcome ? outcomes.LabelOf(outcome) : null,
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
        target.Set(Outcome, fields.Outcome);
        target.Set("hs_call_status", fields.Status);
        target.Set("hs_call_from_number", fields.FromNumber);
        target.Set("hs_call_to_number", fields.ToNumber);
        target.Set("hs_call_recording_url", fields.RecordingUrl);
        target.Set("hubspot_owner_id", fields.OwnerId);
    }

    protected override bool IsChoice(string field) => field is "occurredAt" or "direction" or "durationMs" or "outcome" or "status" or "ownerId";
}
