using System.Collections.Concurrent;
using HubSpotCrm.Application.Ports.Delivery;

namespace HubSpotCrm.Infrastructure.Delivery;

/// <summary>Rings within this process. Other instances look by themselves.</summary>
internal sealed class WakeUps : IWakeUps
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _next = new(StringComparer.Ordinal);

    public void Ring(string topic)
    {
        if (_next.TryRemove(topic, out var waiting))
            waiting.TrySetResult();
    }

    public Task NextAsync(string topic) => _next.GetOrAdd(topic, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Forget(string topic) => _next.TryRemove(topic, out _);
}
