using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Records;

/// <summary>
/// HubSpot does not document whether the answer to an update holds the whole record or only what was written. A field
/// that is missing there would look cleared to our caller, so updates are read back until answers have proved to be
/// whole; one proof of the opposite and they are read back for good (ADR 0009).
/// </summary>
internal sealed class UpdateAnswers<T, TFields>(IHubSpotObjectsApi api, RecordMap<T, TFields> map)
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    private const int ProofsNeeded = 3;
    private int _proofs;
    private volatile bool _partial;

    public bool AreWhole => !_partial && Volatile.Read(ref _proofs) >= ProofsNeeded;

    /// <summary>The record after an update, with every field as it is now.</summary>
    public async Task<T> WholeAsync(HubSpotRecord answer, Dictionary<string, string?> written, IReadOnlyCollection<string> custom, CancellationToken cancellationToken)
    {
        if (AreWhole)
            return await map.ReadAsync(answer, custom, cancellationToken);
        var read = await api.GetAsync(map.ObjectType, answer.Id, map.PropertyList(new RecordView([.. custom])), idProperty: null, associations: null, archived: null, cancellationToken);
        Compare(answer, read, written);
        return await map.ReadAsync(read, custom, cancellationToken);
    }

    /// <summary>The same for the answers of one batch, with one further call.</summary>
    public async Task<IReadOnlyDictionary<string, HubSpotRecord>> WholeAsync(
        IReadOnlyList<(HubSpotRecord Answer, Dictionary<string, string?> Written)> answers, IEnumerable<string> custom, CancellationToken cancellationToken)
    {
        if (AreWhole || answers.Count == 0)
            return LastById(answers.Select(pair => pair.Answer));
        var inputs = answers.Select(pair => pair.Answer.Id).Distinct(StringComparer.Ordinal).Select(id => new HubSpotBatchInput { Id = id });
        var batch = await api.ReadBatchAsync(map.ObjectType, new([.. inputs], map.Properties(new RecordView([.. custom.Distinct(StringComparer.Ordinal)]))), archived: null, cancellationToken);
        var read = LastById(batch.Results);
        foreach (var (answer, written) in answers)
        {
            if (read.TryGetValue(answer.Id, out var whole))
                Compare(answer, whole, written);
        }

        return read;
    }

    private void Compare(HubSpotRecord answer, HubSpotRecord read, Dictionary<string, string?> written)
    {
        var untouched = map.Typed.Where(property => !written.ContainsKey(property) && read.Properties.GetValueOrDefault(property) is { Length: > 0 }).ToList();
        if (untouched.Count == 0)
            return;    // nothing to tell a whole answer from a partial one
        if (untouched.TrueForAll(answer.Properties.ContainsKey))
            Interlocked.Increment(ref _proofs);
        else
            _partial = true;
    }

    private static Dictionary<string, HubSpotRecord> LastById(IEnumerable<HubSpotRecord> records)
    {
        var byId = new Dictionary<string, HubSpotRecord>(StringComparer.Ordinal);
        foreach (var record in records)
            byId[record.Id] = record;
        return byId;
    }
}
