using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipelines;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Tickets;
using HubSpotCrm.Domain.Webhooks;

namespace HubSpotCrm.Application.Webhooks.Reactions;

/// <summary>A ticket came to another stage, perhaps one in which it is closed.</summary>
internal sealed class OnTicketStageChanged(ICrmReader<Ticket> tickets, StageLookup stages) : IReaction
{
    public async Task<IReadOnlyList<Effect>> ReactAsync(CrmEvent item, CancellationToken cancellationToken)
    {
        if (await stages.FindAsync(Ticket.ObjectType, item.Value, cancellationToken) is not { IsClosed: true })
            return [];
        try
        {
            var ticket = await tickets.GetAsync(new(item.ObjectId!), RecordView.Typed, cancellationToken);
            return [NamedEvents.Raise("ticket.closed", item, new { ticket.Id, ticket.Subject, ticket.Pipeline, stage = item.Value, ticket.Priority, ticket.Category, ticket.OwnerId })];
        }
        catch (CrmRecordNotFoundException)
        {
            return [NamedEvents.Raise("ticket.closed", item, record: null)];
        }
    }
}
