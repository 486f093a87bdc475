using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Errors;

/// <summary>What the CRM answered, for whoever has to find the call in HubSpot's logs.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Category">HubSpot's error category, when it gave one.</param>
/// <param name="CorrelationId">HubSpot's id of the call, when it gave one.</param>
public sealed record CrmAnswer(int Status, string? Category, string? CorrelationId);

/// <summary>The CRM did not do what was asked. Messages never hold a token or a person's data.</summary>
public abstract class CrmException(string message, CrmAnswer? answer = null, Exception? inner = null) : Exception(message, inner)
{
    public CrmAnswer? Answer { get; } = answer;
}

/// <summary>No record has this id or key.</summary>
public sealed class CrmRecordNotFoundException(string message, CrmAnswer? answer = null) : CrmException(message, answer)
{
    public static CrmRecordNotFoundException Of(CrmObjectType type) => new($"No {type.ToString().ToLowerInvariant()} has this id or key.");
}

/// <summary>Another record already has this unique value.</summary>
public sealed class CrmConflictException(string message, string? existingId, CrmAnswer? answer = null) : CrmException(message, answer)
{
    /// <summary>The record that holds the value, when the CRM said so.</summary>
    public string? ExistingId { get; } = existingId;
}

/// <summary>The CRM refuses the values. Repeating the call changes nothing.</summary>
public sealed class CrmRejectedException(string message, IReadOnlyDictionary<string, string[]> fields, CrmAnswer? answer = null)
    : CrmException(message, answer)
{
    /// <summary>Messages by our field name, custom ones as <c>customProperties.name</c>; empty when the CRM named no field.</summary>
    public IReadOnlyDictionary<string, string[]> Fields { get; } = fields;
}

/// <summary>Our token, scopes or address are wrong: somebody has to correct the configuration.</summary>
public sealed class CrmAccessException(string message, IReadOnlyList<string> missingScopes, CrmAnswer? answer = null) : CrmException(message, answer)
{
    public IReadOnlyList<string> MissingScopes { get; } = missingScopes;
}

/// <summary>The quota is used up for longer than the caller may wait. Nothing was sent.</summary>
public sealed class CrmBusyException(string message, TimeSpan retryAfter, CrmAnswer? answer = null) : CrmException(message, answer)
{
    public TimeSpan RetryAfter { get; } = retryAfter;
}

/// <summary>The CRM cannot be reached, fails, or answers nonsense.</summary>
public sealed class CrmUnavailableException(string message, TimeSpan? retryAfter = null, CrmAnswer? answer = null, Exception? inner = null)
    : CrmException(message, answer, inner)
{
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>True when the CRM may have done what was asked all the same: its answer was lost, or says nothing.</summary>
    public bool MayBeDone { get; init; }
}

/// <summary>The CRM did not say whether it made the record, and nothing that can be read yet tells. Repeated with the same idempotency key, the request is settled.</summary>
public sealed class CrmOutcomeUnknownException(TimeSpan retryAfter, CrmUnavailableException? lost = null) : CrmException(
    "HubSpot did not say whether it did what was asked, and that cannot be seen yet. Repeat the request with the same Idempotency-Key; without one, look for the record first.",
    lost?.Answer, lost)
{
    /// <summary>After how long it can be seen.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}

/// <summary>A search was asked to page beyond the records that the CRM's search can reach.</summary>
public sealed class SearchTooDeepException(int reachable)
    : Exception($"A search reaches its first {reachable} records. Narrow it, or use the list.");

/// <summary>An erasure was asked for without naming the person that the record is about.</summary>
public sealed class EraseNotConfirmedException()
    : Exception("'confirm' must be the contact's e-mail, or its id when the contact has none. Nothing was erased.");

/// <summary>The service's own database cannot be used now: it is full, broken or out of reach. A write may have been kept or not.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Something of the service's own, such as a dead letter or a subscription, is not there.</summary>
public sealed class ThingNotFoundException(string message) : Exception(message);
