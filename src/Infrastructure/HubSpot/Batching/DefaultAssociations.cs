using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Batching;

/// <summary>Associates records without a label. The input's id is one record, its only association's target the other.</summary>
internal sealed class DefaultAssociations(IHubSpotAssociationsApi single, IHubSpotAssociationLabelsApi many, CrmObjectType from, CrmObjectType to)
    : BatchOperation($"associate {from.Plural()} with {to.Plural()}")
{
    public static HubSpotBatchInput Input(RecordRef from, RecordRef to) => new() { Id = from.Id, Associations = [new(new(to.Id), [])] };

    public override async Task<HubSpotRecord?> AloneAsync(RecordCall call, CancellationToken cancellationToken)
    {
        await single.AssociateAsync(from.Plural(), call.Key, to.Plural(), Target(call), cancellationToken);
        return null;
    }

    public override async Task TogetherAsync(IReadOnlyList<RecordCall> calls, CancellationToken cancellationToken)
    {
        var pairs = calls.Select(call => new HubSpotPair(new(call.Key), new(Target(call)))).Distinct();
        var answer = await many.AssociateAsync(from.Plural(), to.Plural(), new([.. pairs]), cancellationToken);
        var made = answer.Results.Select(pair => (pair.From.Id, pair.To.Id)).ToHashSet();
        foreach (var call in calls.Where(call => answer.Errors is not { Count: > 0 } || made.Contains((call.Key, Target(call)))))
            call.Succeed();    // an error names no input for certain: those are asked for alone
    }

    private static string Target(RecordCall call) => call.Input.Associations![0].To.Id;
}
