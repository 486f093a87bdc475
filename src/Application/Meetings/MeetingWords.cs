using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Meetings;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Meetings;

/// <summary>A meeting stands on the timeline where it starts; one without a start, now.</summary>
internal sealed class MeetingWords(TimeProvider time) : IFieldWords<MeetingFields>
{
    public MeetingFields Complete(MeetingFields fields) =>
        fields.OccurredAt.Value is null ? fields with { OccurredAt = Optional<DateTimeOffset?>.Of(fields.StartAt.Value ?? time.GetUtcNow()) } : fields;
}
