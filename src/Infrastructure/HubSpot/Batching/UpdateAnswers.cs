using System.Collections.Concurrent;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Batching;

/// <summary>
/// HubSpot does not document whether the answer to an update holds the whole record or only what was written. A field
/// that is missing there would look cleared to our caller, so updates are read back until answers have proved to be
/// whole; one proof of the opposite and they are read back for good (ADR 0009).
/// </summary>
internal sealed class UpdateAnswers(IHubSpotObjectsApi api)
{
    private const int ProofsNeeded = 3;
    private readonly ConcurrentDictionary<string, Proofs> _types = new(StringComparer.Ordinal);

    /// <summary>The answer to an update of one record, with every property as it is now.</summary>
    public async Task<HubSpotRecord> OfAsync(HubSpotRecord answer, RecordCall call, IPropertyNames names, CancellationToken cancellationToken)
    {
        var proofs = ProofsOf(names);
        if (proofs.AreEnough)
            return answer;
        var read = await api.GetAsync(names.ObjectType, answer.Id, string.Join(',', call.Properties), idProperty: null, associations: null, archived: null, cancellationToken);
        proofs.Compare(answer, read, call);
        return read;
    }

    /// <summary>The same for the answers of one batch, with one further call.</summary>
    public async Task CompleteAsync(BatchAnswers answers, IReadOnlyList<RecordCall> calls, IPropertyNames names, CancellationToken cancellationToken)
    {
        var proofs = ProofsOf(names);
        var changed = calls.Select((call, index) => (Call: call, Answer: answers.RecordOf(TracedInputs.Trace(index), call.Key)))
            .Where(pair => pair.Answer is { New: not true } && pair.Call.Properties.Count > 0).Select(pair => (pair.Call, Answer: pair.Answer!)).ToList();
        if (proofs.AreEnough || changed.Count == 0)
            return;
        var inputs = changed.Select(pair => pair.Answer.Id).Distinct(StringComparer.Ordinal).Select(id => new HubSpotBatchInput { Id = id });
        var properties = changed.SelectMany(pair => pair.Call.Properties).Distinct(StringComparer.Ordinal);
        var read = (await api.ReadBatchAsync(names.ObjectType, new([.. inputs], [.. properties]), archived: null, cancellationToken)).Results.ToLookup(record => record.Id, StringComparer.Ordinal);
        foreach (var (call, answer) in changed)
        {
            if (read[answer.Id].FirstOrDefault() is not { } whole)
                continue;
            proofs.Compare(answer, whole, call);
            answers.Replace(answer, whole);
        }
    }

    private Proofs ProofsOf(IPropertyNames names) => _types.GetOrAdd(names.ObjectType, _ => new());

    private sealed class Proofs
    {
        private int _whole;
        private volatile bool _partial;

        public bool AreEnough => !_partial && Volatile.Read(ref _whole) >= ProofsNeeded;

        public void Compare(HubSpotRecord answer, HubSpotRecord read, RecordCall call)
        {
            var untouched = call.Properties.Where(property => !call.Written.ContainsKey(property) && read.Properties.GetValueOrDefault(property) is { Length: > 0 }).ToList();
            if (untouched.Count == 0)
                return;    // nothing to tell a whole answer from a partial one
            if (untouched.TrueForAll(answer.Properties.ContainsKey))
                Interlocked.Increment(ref _whole);
            else
                _partial = true;
        }
    }
}
