using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Pipelines;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Pipelines;

/// <param name="Type">Deals or tickets: no other type has pipelines here.</param>
/// <param name="Refresh">True reads them again from the CRM.</param>
public sealed record ListPipelinesQuery(CrmObjectType Type, bool Refresh) : IQuery<IReadOnlyList<CrmPipeline>>;

internal sealed class ListPipelinesHandler(ICrmPipelines pipelines) : IRequestHandler<ListPipelinesQuery, IReadOnlyList<CrmPipeline>>
{
    public Task<IReadOnlyList<CrmPipeline>> Handle(ListPipelinesQuery request, CancellationToken cancellationToken) =>
        pipelines.ListAsync(request.Type, request.Refresh ? Freshness.Now : Freshness.Known, cancellationToken);
}
