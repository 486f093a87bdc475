using HubSpotCrm.Domain.Notes;

namespace HubSpotCrm.Infrastructure.HubSpot.Properties;

internal sealed class NoteMap() : RecordMap<Note, NoteFields>(Names)
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["occurredAt"] = "hs_timestamp",
        ["body"] = "hs_note_body",
        ["ownerId"] = "hubspot_owner_id",
    };

    protected override Note Read(string id, PropertyBag values) => new()
    {
        Id = id,
        OccurredAt = values.Moment("hs_timestamp"),
        Body = values.Text("hs_note_body"),
        OwnerId = values.Text("hubspot_owner_id"),
    };

    protected override void Write(NoteFields fields, PropertyBag target)
    {
        target.Set("hs_timestamp", fields.OccurredAt);
        target.Set("hs_note_body", fields.Body);
        target.Set("hubspot_owner_id", fields.OwnerId);
    }

    protected override bool IsChoice(string field) => field is "occurredAt" or "ownerId";
}
