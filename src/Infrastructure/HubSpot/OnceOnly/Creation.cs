using HubSpotCrm.Application.Errors;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Infrastructure.HubSpot.OnceOnly;

/// <summary>One record that is to be made once, on its way through tries and looks.</summary>
/// <param name="written">Property values by HubSpot's names.</param>
internal sealed class Creation<T>(Dictionary<string, string?> written, IReadOnlyList<RecordRef> associations, IReadOnlyCollection<string> custom)
    where T : class
{
    public Dictionary<string, string?> Written { get; } = written;

    public IReadOnlyList<RecordRef> Associations { get; } = associations;

    /// <summary>Names of the custom properties that the answer hands back.</summary>
    public IReadOnlyCollection<string> Custom { get; } = custom;

    /// <summary>What HubSpot knows the creation by; null where the account is not provisioned.</summary>
    public string? WriteId { get; set; }

    /// <summary>When it was first tried; null while it cannot have been made.</summary>
    public DateTimeOffset? TriedSince { get; private set; }

    /// <summary>When the last try was given up.</summary>
    public DateTimeOffset TriedUntil { get; private set; }

    /// <summary>How the last try of this request ended.</summary>
    public CrmUnavailableException? Lost { get; private set; }

    public BatchOutcome<T>? Outcome { get; set; }

    public void Tried(DateTimeOffset since, DateTimeOffset until, CrmUnavailableException? lost = null)
    {
        TriedSince ??= since;
        TriedUntil = until > TriedUntil ? until : TriedUntil;
        Lost = lost ?? Lost;
    }

    /// <summary>A unique value that was taken already when the creation was tried again.</summary>
    public CrmConflictException? Refusal { get; set; }

    /// <summary>The record was looked for and is not there, and it is not tried again.</summary>
    public void GiveUp()
    {
        if (Lost is { Answer: not null } spoken)
            Outcome = BatchOutcome<T>.Failed(spoken);
        else
            EndInDoubt(LostCreates.StillAtWork);    // it may yet be made
    }

    /// <summary>Ends as what nobody can say: whether the record was made.</summary>
    /// <param name="wait">After how long it can be said.</param>
    public void EndInDoubt(TimeSpan wait) => Outcome = BatchOutcome<T>.Failed(
        Lost is { Answer: { Status: 500 or 522 or < 300 } } spoken ? spoken : new CrmOutcomeUnknownException(wait, Lost));    // what HubSpot said itself says more
}
