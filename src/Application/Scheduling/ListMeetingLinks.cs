using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Domain.Scheduling;
using MediatR;

namespace HubSpotCrm.Application.Scheduling;

/// <param name="Refresh">True reads them again from the CRM.</param>
public sealed record ListMeetingLinksQuery(bool Refresh = false) : IQuery<IReadOnlyList<MeetingLink>>;

internal sealed class ListMeetingLinksHandler(IMeetingScheduler scheduler) : IRequestHandler<ListMeetingLinksQuery, IReadOnlyList<MeetingLink>>
{
    public Task<IReadOnlyList<MeetingLink>> Handle(ListMeetingLinksQuery request, CancellationToken cancellationToken) =>
        scheduler.ListLinksAsync(request.Refresh ? Freshness.Now : Freshness.Known, cancellationToken);
}
