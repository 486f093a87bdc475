using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Notes;

/// <summary>A note that does not say when it happened happened now.</summary>
internal sealed class NoteWords(TimeProvider time) : IFieldWords<NoteFields>
{
    public NoteFields Complete(NoteFields fields) => fields.OccurredAt.Value is null ? fields with { OccurredAt = Optional<DateTimeOffset?>.Of(time.GetUtcNow()) } : fields;
}
