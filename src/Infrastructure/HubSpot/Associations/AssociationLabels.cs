using System.Collections.Concurrent;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.ReferenceData;
using HubSpotCrm.Infrastructure.HubSpot.Wire;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.HubSpot.Associations;

/// <summary>The account's labels of associations, by direction. Their ids differ from account to account.</summary>
internal sealed class AssociationLabels(IHubSpotAssociationLabelsApi api, IOptions<HubSpotOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<(CrmObjectType From, CrmObjectType To), ReferenceList<HubSpotAssociationLabel>> _lists = new();

    /// <exception cref="CrmRejectedException">There is no such label in this direction.</exception>
    public async Task<HubSpotAssociationLabel> FindAsync(CrmObjectType from, CrmObjectType to, string label, CancellationToken cancellationToken)
    {
        var list = _lists.GetOrAdd((from, to), pair => new(stop => ReadAsync(pair.From, pair.To, stop), options.Value.ReferenceDataAge, time));
        if (Find(await list.GetAsync(Freshness.Known, cancellationToken), label) is { } known)
            return known;
        var all = await list.GetAsync(Freshness.AfterMiss, cancellationToken);
        return Find(all, label) ?? throw Unknown(from, to, label, all);
    }

    private static HubSpotAssociationLabel? Find(IReadOnlyList<HubSpotAssociationLabel> labels, string label) =>
        labels.FirstOrDefault(each => string.Equals(each.Label, label, StringComparison.OrdinalIgnoreCase));

    private async Task<IReadOnlyList<HubSpotAssociationLabel>> ReadAsync(CrmObjectType from, CrmObjectType to, CancellationToken cancellationToken) =>
        [.. (await api.ListAsync(from.Plural(), to.Plural(), cancellationToken)).Results];

    private static CrmRejectedException Unknown(CrmObjectType from, CrmObjectType to, string label, IReadOnlyList<HubSpotAssociationLabel> all)
    {
        var known = string.Join(", ", all.Select(each => each.Label).OfType<string>());
        var message = $"'{label}' is no label from {from.Plural()} to {to.Plural()}. {(known.Length == 0 ? "There are none." : $"There are: {known}.")}";
        return new(message, new Dictionary<string, string[]>(StringComparer.Ordinal) { ["label"] = [message] });
    }
}
