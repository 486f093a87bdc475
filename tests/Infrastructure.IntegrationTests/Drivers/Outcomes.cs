using HubSpotCrm.Application.Errors;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace Infrastructure.IntegrationTests.Drivers;

/// <summary>The outcomes of a batch in a word each.</summary>
internal static class Outcomes
{
    public static IEnumerable<string> Words(this IEnumerable<BatchOutcome<Contact>> outcomes) => outcomes.Select(Word);

    public static string Word(BatchOutcome<Contact> outcome) => outcome.Error switch
    {
        null => outcome.Record is null ? "done" : outcome.Created ? "created" : "found",
        CrmRecordNotFoundException => "not found",
        CrmConflictException => "conflict",
        CrmRejectedException rejected => $"rejected {string.Join(' ', rejected.Fields.Keys)}".TrimEnd(),
        CrmUnavailableException => "unavailable",
        CrmBusyException => "busy",
        var other => other.GetType().Name,
    };
}
