using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Calls;

/// <summary>An outcome may be named by label; a call that does not say when it happened happened now.</summary>
internal sealed class CallWords(ICallOutcomes outcomes, TimeProvider time) : IFieldWords<CallFields>
{
    public async ValueTask<CallFields> ResolveAsync(CallFields fields, CancellationToken cancellationToken)
    {
        if (fields.Outcome.Value is not { Length: > 0 } word)
            return fields;
        var outcome = Find(outcomes.Known, word) ?? Find(await outcomes.ListAsync(Freshness.Known, cancellationToken), word);
        if (outcome is null)
        {
            var all = await outcomes.ListAsync(Freshness.AfterMiss, cancellationToken);
            outcome = Find(all, word) ?? throw Unknown(word, all);
        }

        return fields with { Outcome = Optional<string>.Of(outcome.Id) };
    }

    public CallFields Complete(CallFields fields) => fields.OccurredAt.Value is null ? fields with { OccurredAt = Optional<DateTimeOffset?>.Of(time.GetUtcNow()) } : fields;

    private static CallOutcome? Find(IReadOnlyList<CallOutcome> outcomes, string word) => outcomes.FirstOrDefault(outcome =>
        string.Equals(outcome.Id, word, StringComparison.OrdinalIgnoreCase) || string.Equals(outcome.Label, word.Trim(), StringComparison.OrdinalIgnoreCase));

    private static CrmRejectedException Unknown(string word, IReadOnlyList<CallOutcome> known)
    {
        var message = $"'{word}' is no outcome of a call. There are: {string.Join(", ", known.Select(outcome => outcome.Label))}.";
        return new(message, new Dictionary<string, string[]>(StringComparer.Ordinal) { ["outcome"] = [message] });
    }
}
