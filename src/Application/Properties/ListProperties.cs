using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Properties;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Properties;

/// <param name="Refresh">True reads them again from the CRM.</param>
public sealed record ListPropertiesQuery(CrmObjectType Type, bool Refresh) : IQuery<IReadOnlyList<PropertyDefinition>>;

internal sealed class ListPropertiesHandler(ICrmProperties properties) : IRequestHandler<ListPropertiesQuery, IReadOnlyList<PropertyDefinition>>
{
    public Task<IReadOnlyList<PropertyDefinition>> Handle(ListPropertiesQuery request, CancellationToken cancellationToken) =>
        properties.ListAsync(request.Type, request.Refresh ? Freshness.Now : Freshness.Known, cancellationToken);
}
