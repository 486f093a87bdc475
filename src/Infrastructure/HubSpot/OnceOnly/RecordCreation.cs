using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Associations;
using HubSpotCrm.Infrastructure.HubSpot.Batching;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.OnceOnly;

/// <summary>
/// Makes records once, although HubSpot knows no repeated request: what may have been made already is looked for before
/// it is made again (ADR 0011).
/// </summary>
internal sealed class RecordCreation<T, TFields>(
    BatchQueue queue, RecordOperations<T, TFields> operations, RecordMap<T, TFields> map, Settlement<T, TFields> settlement, CreationWork work)
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    private const int MaxTries = 2;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    public async Task<T> CreateAsync(NewRecord<TFields> input, CancellationToken cancellationToken)
    {
        var outcome = (await CreateManyAsync([input], cancellationToken))[0];
        return outcome.Record ?? throw outcome.Error!;
    }

    public async Task<IReadOnlyList<BatchOutcome<T>>> CreateManyAsync(IReadOnlyList<NewRecord<TFields>> inputs, CancellationToken cancellationToken)
    {
        var deadline = work.Deadline;
        await work.KnowIdsAsync(deadline, cancellationToken);
        List<Creation<T>> creations = [.. inputs.Select(Begin)];
        for (var tries = 0; ;)
        {
            await settlement.SettleAsync(creations, deadline, cancellationToken);
            var open = creations.FindAll(creation => creation.Outcome is null);
            if (open.Count == 0)
                return creations.ConvertAll(creation => creation.Outcome!);
            if (tries > 0 && (tries == MaxTries || !await work.TryWaitAsync(FirstWait * tries, deadline, cancellationToken)))
                open.ForEach(creation => creation.GiveUp());
            else if (await SendAsync(open, cancellationToken))
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
    private async Task<bool> SendAsync(List<Creation<T>> creations, CancellationToken cancellationToken)
    {
        var since = work.Now;
        var upserts = creations.FindAll(IsUpsert);
        var creates = creations.FindAll(creation => !IsUpsert(creation));
        var sent = queue.SendMany(operations.Upsert(WriteIdProperty.Name), upserts.ConvertAll(Input), cancellationToken)
            .Concat(queue.SendMany(operations.Create, creates.ConvertAll(Input), cancellationToken)).ToList();
        foreach (var (creation, answer) in upserts.Concat(creates).Zip(sent))
        {
            try
            {
                // "Not new", as an upsert says that was repeated on the way, is said of our own record.
                creation.Outcome = BatchOutcome<T>.Done(await map.ReadAsync((await answer)!, creation.Custom, cancellationToken), created: true);
                work.Sent();
            }
            catch (CrmException failure)
            {
                Take(creation, failure, since);
            }
        }

        return creations.Exists(creation => creation.Outcome is not null || creation.Lost is not null);
    }

    // HubSpot's upsert takes no associations; and of an e-mail that is taken only a create is known to tell whose it is.
    private bool IsUpsert(Creation<T> creation) => creation is { WriteId: not null, Associations.Count: 0 } && map.IdentityOf(creation.Written) is null;

    private (HubSpotBatchInput Input, IReadOnlyList<string> Properties) Input(Creation<T> creation)
    {
        var input = creation switch
        {
            { WriteId: { } id } when IsUpsert(creation) => new HubSpotBatchInput { Id = id, IdProperty = WriteIdProperty.Name, Properties = creation.Written },
            { WriteId: { } id } => new() { Properties = new(creation.Written, StringComparer.Ordinal) { [WriteIdProperty.Name] = id } },
            _ => new() { Properties = creation.Written },
        };
        return (input with { Associations = AssociationTypes.Of(T.ObjectType, creation.Associations) }, map.Properties(new RecordView([.. creation.Custom])));
    }

    private void Take(Creation<T> creation, CrmException failure, DateTimeOffset since)
    {
        switch (failure)
        {
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
                creation.Outcome = BatchOutcome<T>.Failed(failure);
                break;
        }
    }
}
