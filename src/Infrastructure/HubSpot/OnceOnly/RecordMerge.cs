using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.OnceOnly;

/// <summary>Merges once: two ids that lead to one record have been merged, whoever did it.</summary>
internal sealed class RecordMerge<T, TFields>(IHubSpotObjectsApi api, RecordMap<T, TFields> map, ICrmReader<T> reader, CreationWork work) : ICrmMerger<T>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    public async Task<T> MergeAsync(RecordId<T> primary, RecordId<T> duplicate, CancellationToken cancellationToken)
    {
        if (work.Earlier is not null && await FindSurvivorAsync(primary, duplicate, cancellationToken) is { } merged)
            return merged;
        try
        {
            var survivor = await api.MergeAsync(map.ObjectType, new(primary.Value, duplicate.Value), cancellationToken);
            return await reader.GetAsync(new(survivor.Id), RecordView.Typed, cancellationToken);
        }
        catch (CrmUnavailableException lost) when (lost.MayBeDone)
        {
            work.Sent();
            return await SettledAsync(primary, duplicate, lost, cancellationToken);
        }
    }

    private async Task<T> SettledAsync(RecordId<T> primary, RecordId<T> duplicate, CrmUnavailableException lost, CancellationToken cancellationToken)
    {
        try
        {
            return await FindSurvivorAsync(primary, duplicate, cancellationToken) ?? throw InDoubt(lost);
        }
        catch (CrmException failure) when (failure is not CrmOutcomeUnknownException)
        {
            throw InDoubt(lost);
        }
    }

    private async Task<T?> FindSurvivorAsync(RecordId<T> primary, RecordId<T> duplicate, CancellationToken cancellationToken)
    {
        var one = await reader.GetAsync(primary, RecordView.Typed, cancellationToken);
        var other = await reader.GetAsync(duplicate, RecordView.Typed, cancellationToken);
        return one.Id == other.Id ? one : null;
    }

    private static CrmException InDoubt(CrmUnavailableException lost) =>
        lost.Answer is { Status: 500 or 522 or < 300 } ? lost : new CrmOutcomeUnknownException(LostCreates.StillAtWork, lost);
}
