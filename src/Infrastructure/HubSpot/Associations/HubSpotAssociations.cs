using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Associations;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Batching;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Associations;

internal sealed class HubSpotAssociations(IHubSpotAssociationsApi api, IHubSpotAssociationLabelsApi pairs, AssociationLabels labels, BatchQueue queue) : ICrmAssociations, ICrmAssociationReader
{
    public Task AssociateAsync(RecordRef from, RecordRef to, string? label, CancellationToken cancellationToken) => OnRecordsAsync(from, () => label is null
        ? queue.SendAsync(new DefaultAssociations(api, pairs, from.Type, to.Type), DefaultAssociations.Input(from, to), [], cancellationToken)
        : LabelAsync(from, to, label, cancellationToken));

    public Task DissociateAsync(RecordRef from, RecordRef to, CancellationToken cancellationToken) =>
        OnRecordsAsync(from, () => api.DissociateAsync(from.Type.Plural(), from.Id, to.Type.Plural(), to.Id, cancellationToken));

    public async Task<Page<Association>> ListAsync(RecordRef from, CrmObjectType to, int limit, string? after, CancellationToken cancellationToken)
    {
        var page = await api.ListAsync(from.Type.Plural(), from.Id, to.Plural(), limit, after, cancellationToken);
        return new([.. page.Results.Select(each => new Association(each.ToObjectId, [.. each.AssociationTypes.Select(type => type.Label).OfType<string>().Distinct(StringComparer.Ordinal)]))], page.Paging?.Next?.After);
    }

    // HubSpot replaces the labels of a pair, so those it has are sent along.
    private async Task LabelAsync(RecordRef from, RecordRef to, string label, CancellationToken cancellationToken)
    {
        var wanted = await labels.FindAsync(from.Type, to.Type, label, cancellationToken);
        var present = await PresentAsync(from, to, cancellationToken);
        var types = present.Where(type => type.Label is not null).Append(wanted).Select(type => new HubSpotAssociationType(type.Category, type.TypeId)).Distinct();
        await api.LabelAsync(from.Type.Plural(), from.Id, to.Type.Plural(), to.Id, [.. types], cancellationToken);
    }

    private async Task<IReadOnlyList<HubSpotAssociationLabel>> PresentAsync(RecordRef from, RecordRef to, CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var page = await api.ListAsync(from.Type.Plural(), from.Id, to.Type.Plural(), IncludedAssociations.PageSize, after, cancellationToken);
            if (page.Results.FirstOrDefault(each => each.ToObjectId == to.Id) is { } pair)
                return pair.AssociationTypes;
            after = page.Paging?.Next?.After;
        }
        while (after is not null);
        return [];
    }

    // The ids stand in the path: HubSpot's "invalid association" about them means "not found" to the caller.
    private static async Task OnRecordsAsync(RecordRef from, Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (CrmRejectedException refusal) when (refusal.Fields.Keys.Any(field => field.StartsWith("associations.", StringComparison.Ordinal)))
        {
            throw new CrmRecordNotFoundException($"One of the two records does not exist: the {from.Type.Singular()}, or the one to associate it with.", refusal.Answer);
        }
    }
}
