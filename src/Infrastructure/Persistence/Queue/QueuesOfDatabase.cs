using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Domain.Delivery;

namespace HubSpotCrm.Infrastructure.Persistence.Queue;

/// <summary>Puts work into the queues in a transaction of its own.</summary>
internal sealed class QueuesOfDatabase(ICrmDatabase database, IWakeUps wakeUps) : IQueues
{
    public async Task EnqueueAsync(string queue, IReadOnlyCollection<(string Lane, string Payload)> work, CancellationToken cancellationToken)
    {
        await database.WriteAsync(async session =>
        {
            await QueueTable.EnqueueAsync(session, queue, work, await database.ClockAsync(session));
            return work.Count;
        }, cancellationToken);
        wakeUps.Ring(queue);
    }

    public async Task<bool> HasLaterAsync(QueueMessage message, CancellationToken cancellationToken) => await database.ReadAsync(
        session => session.FirstAsync(QueueSql.Later, row => row.GetInt32(0), ("queue", message.Queue), ("lane", message.Lane), ("id", message.Id)), cancellationToken) == 1;
}
