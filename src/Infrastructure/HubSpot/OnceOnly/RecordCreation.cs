using System.Globalization;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Associations;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Records;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.OnceOnly;

/// <summary>
/// Makes records once, although HubSpot knows no repeated request: what may have been made already is looked for before
/// it is made again (ADR 0011).
/// </summary>
internal sealed class RecordCreation<T, TFields>(
    IHubSpotObjectsApi api, RecordMap<T, TFields> map, HubSpotRecordBatches<T, TFields> batches, Settlement<T, TFields> settlement, CreationWork work)
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    private const int MaxTries = 2;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    public async Task<T> CreateAsync(NewRecord<TFields> input, CancellationToken cancellationToken)
    {
        var outcome = (await RunAsync([input], alone: true, cancellationToken))[0];
        return outcome.Record ?? throw outcome.Error!;
    }

    public Task<IReadOnlyList<BatchOutcome<T>>> CreateManyAsync(IReadOnlyList<NewRecord<TFields>> inputs, CancellationToken cancellationToken) =>
        RunAsync(inputs, alone: false, cancellationToken);

    private async Task<IReadOnlyList<BatchOutcome<T>>> RunAsync(IReadOnlyList<NewRecord<TFields>> inputs, bool alone, CancellationToken cancellationToken)
    {
        var deadline = work.Deadline;
        List<Creation<T>> creations = [.. inputs.Select(Begin)];
        for (var tries = 0; ;)
        {
            await settlement.SettleAsync(creations.FindAll(creation => creation is { Outcome: null, TriedSince: not null }), deadline, cancellationToken);
            var open = creations.FindAll(creation => creation.Outcome is null);
            if (open.Count == 0)
                return creations.ConvertAll(creation => creation.Outcome!);
            if (tries > 0 && (tries == MaxTries || !await work.TryWaitAsync(FirstWait * tries, deadline, cancellationToken)))
                open.ForEach(creation => creation.GiveUp());
            else if (await SendAsync(open, alone, cancellationToken))
                tries++;
        }
    }

    private Creation<T> Begin(NewRecord<TFields> input)
    {
        var creation = new Creation<T>(map.WriteNew(input.Fields), input.Associations, [.. input.Fields.CustomProperties.Keys]) { WriteId = work.NextId(T.ObjectType) };
        if (work.Earlier is { } earlier)
            creation.Tried(earlier.Since, earlier.LastSent);
        return creation;
    }

    /// <returns>False when nothing was tried: the account has no write ids any more.</returns>
    private async Task<bool> SendAsync(List<Creation<T>> creations, bool alone, CancellationToken cancellationToken)
    {
        var since = work.Now;
        List<BatchItem<T>> items = [.. creations.Select(Item)];
        var upserts = items.FindAll(item => item.Input.IdProperty is not null);
        var creates = items.FindAll(item => item.Input.IdProperty is null);
        if (upserts.Count > 0)
            await BatchRun.RunAsync(upserts, (chunk, stop) => UnlessMissingAsync(chunk, api.UpsertBatchAsync, stop), cancellationToken);
        if (alone && creates.Count > 0)
            creates[0].Outcome = await BatchRun.AloneAsync(() => AloneAsync(creates[0], cancellationToken));
        else if (creates.Count > 0)
            await BatchRun.RunAsync(creates, (chunk, stop) => UnlessMissingAsync(chunk, api.CreateBatchAsync, stop), cancellationToken);
        for (var i = 0; i < items.Count; i++)
            Take(creations[i], items[i].Outcome!, since);
        return creations.Exists(creation => creation.Outcome is not null || creation.Lost is not null);
    }

    // HubSpot's upsert takes no associations; and of an e-mail that is taken only a create is known to tell whose it is.
    private BatchItem<T> Item(Creation<T> creation, int index)
    {
        var trace = index.ToString(CultureInfo.InvariantCulture);
        var input = creation switch
        {
            { WriteId: { } id, Associations.Count: 0 } when map.IdentityOf(creation.Written) is null => new HubSpotBatchInput { Id = id, IdProperty = WriteIdProperty.Name, Properties = creation.Written },
            { WriteId: { } id } => new() { Properties = new(creation.Written, StringComparer.Ordinal) { [WriteIdProperty.Name] = id } },
            _ => new() { Properties = creation.Written },
        };
        return new(input.Id ?? trace, input with { ObjectWriteTraceId = trace, Associations = AssociationTypes.Of(T.ObjectType, creation.Associations) }, creation.Custom);
    }

    private async Task<T> AloneAsync(BatchItem<T> item, CancellationToken cancellationToken)
    {
        var write = new HubSpotWrite(item.Input.Properties!) { Associations = item.Input.Associations };
        return await map.ReadAsync(await api.CreateAsync(map.ObjectType, write, cancellationToken), item.Custom, cancellationToken);
    }

    // All inputs of a chunk lack the property alike: halving would only ask again and again.
    private async Task UnlessMissingAsync(IReadOnlyList<BatchItem<T>> chunk, Func<string, HubSpotBatchWrite, CancellationToken, Task<HubSpotBatch>> send, CancellationToken cancellationToken)
    {
        try
        {
            await batches.WriteChunkAsync(chunk, send, single: null, cancellationToken);
        }
        catch (CrmRejectedException refusal) when (WriteIdProperty.IsMissing(refusal))
        {
            foreach (var item in chunk)
                item.Outcome = BatchOutcome<T>.Failed(refusal);
        }
    }

    private void Take(Creation<T> creation, BatchOutcome<T> outcome, DateTimeOffset since)
    {
        switch (outcome.Error)
        {
            case null:
                creation.Outcome = outcome with { Created = true };    // an upsert that was repeated says "not new" of our own record
                break;
            case CrmRejectedException refusal when creation.WriteId is not null && WriteIdProperty.IsMissing(refusal):
                work.Forget(T.ObjectType);
                creation.WriteId = null;
                break;
            case CrmUnavailableException { MayBeDone: true } lost:
                work.Sent();
                creation.Tried(since, work.Now, lost);
                break;
            case CrmConflictException taken when creation.TriedSince is not null:
                creation.Refusal = taken;    // perhaps by the record that an earlier try made
                break;
            default:
                creation.Outcome = outcome;
                break;
        }
    }
}
