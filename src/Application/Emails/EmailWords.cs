using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Emails;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Emails;

/// <summary>An email that does not say when it happened happened now.</summary>
internal sealed class EmailWords(TimeProvider time) : IFieldWords<EmailFields>
{
    public EmailFields Complete(EmailFields fields) => fields.OccurredAt.Value is null ? fields with { OccurredAt = Optional<DateTimeOffset?>.Of(time.GetUtcNow()) } : fields;
}
