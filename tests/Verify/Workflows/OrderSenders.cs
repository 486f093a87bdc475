using System.Collections.Concurrent;
using Verify.Crashes;
using Verify.Rig;

namespace Verify.Workflows;

/// <summary>Senders of orders. Every other one waits for its end for a moment, the others, and all repetitions, leave it with the service.</summary>
/// <param name="hasFreshIds">For the control: each repetition has another external id.</param>
internal sealed class OrderSenders(IReadOnlyList<ApiProcess> instances, bool hasFreshIds) : RepeatingSenders(instances)
{
    private readonly ConcurrentQueue<SentOrder> _acknowledged = new();

    /// <summary>Those that were answered 201 or 202.</summary>
    public IReadOnlyCollection<SentOrder> Acknowledged => _acknowledged;

    protected override async Task SendAsync(int number)
    {
        var order = new SentOrder(number);
        var answer = await UntilTakenAsync(order.Name, (writer, attempt) =>
            writer.SendAsync(HttpMethod.Post, "api/v1/workflows/orders", order.Body(hasFreshIds ? attempt : 0), Patience(waits: number % 2 != 0, attempt)));
        if (answer is not null)
            _acknowledged.Enqueue(order);
    }
}
