using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Calls;
using MediatR;

namespace HubSpotCrm.Application.Calls;

/// <param name="Refresh">True reads them again from the CRM.</param>
public sealed record ListCallOutcomesQuery(bool Refresh) : IQuery<IReadOnlyList<CallOutcome>>;

internal sealed class ListCallOutcomesHandler(ICallOutcomes outcomes) : IRequestHandler<ListCallOutcomesQuery, IReadOnlyList<CallOutcome>>
{
    public Task<IReadOnlyList<CallOutcome>> Handle(ListCallOutcomesQuery request, CancellationToken cancellationToken) =>
        outcomes.ListAsync(request.Refresh ? Freshness.Now : Freshness.Known, cancellationToken);
}
