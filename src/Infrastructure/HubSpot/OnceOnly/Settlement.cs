using HubSpotCrm.Application.Errors;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Properties;

namespace HubSpotCrm.Infrastructure.HubSpot.OnceOnly;

/// <summary>Looks for what may have been made, until it is found, or certainly is not there, or the caller's time is up.</summary>
internal sealed class Settlement<T, TFields>(LostCreates<T, TFields> lostCreates, RecordMap<T, TFields> map, CreationWork work)
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    /// <summary>Those that certainly made nothing are left without an outcome.</summary>
    /// <param name="all">All creations of the work; equal ones among them have a record each.</param>
    public async Task SettleAsync(List<Creation<T>> all, long deadline, CancellationToken cancellationToken)
    {
        var creations = all.FindAll(creation => creation is { Outcome: null, TriedSince: not null });
        for (var wait = FirstWait; creations.Count > 0; wait *= 2)
        {
            Looks<T> looks;
            try
            {
                looks = await lostCreates.LookAsync(creations, all.Select(creation => creation.Outcome?.Record?.Id).OfType<string>(), cancellationToken);
            }
            catch (CrmException failure)
            {
                creations.ForEach(creation => EndUnseen(creation, failure));
                return;
            }

            await TakeAsync(looks, cancellationToken);
            creations = creations.FindAll(creation => creation.Outcome is null && (looks.Unclear.Contains(creation) || !MadeNothing(creation)));
            var longest = creations.Count == 0 ? TimeSpan.Zero : creations.Max(lostCreates.UntilConclusive);
            if (creations.Count > 0 && !await work.TryWaitAsync(longest > TimeSpan.Zero && longest < wait ? longest : wait, deadline, cancellationToken))
            {
                creations.ForEach(creation => creation.EndInDoubt(longest));
                return;
            }
        }
    }

    private async Task TakeAsync(Looks<T> looks, CancellationToken cancellationToken)
    {
        await map.LearnAsync(looks.Found.Values, cancellationToken);
        foreach (var (creation, record) in looks.Found)
            creation.Outcome = BatchOutcome<T>.Done(map.Read(record, creation.Custom), created: true);
    }

    private bool MadeNothing(Creation<T> creation)
    {
        if (lostCreates.UntilConclusive(creation) > TimeSpan.Zero)
            return false;
        if (creation.Refusal is { } taken)
            creation.Outcome = BatchOutcome<T>.Failed(taken);    // by somebody else's record
        return true;
    }

    private static void EndUnseen(Creation<T> creation, CrmException failure)
    {
        if (creation.Lost is null)
            creation.Outcome = BatchOutcome<T>.Failed(failure);    // nothing was tried in this request
        else
            creation.EndInDoubt((failure as CrmUnavailableException)?.RetryAfter ?? (failure as CrmBusyException)?.RetryAfter ?? LostCreates.StillAtWork);
    }
}
