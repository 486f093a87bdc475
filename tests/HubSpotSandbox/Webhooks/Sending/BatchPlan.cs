using HubSpotSandbox.Webhooks.Events;

namespace HubSpotSandbox.Webhooks.Sending;

/// <summary>Turns what is pending into requests, with the disorder that was asked for: the same seed, the same disorder. Its owner locks.</summary>
internal sealed class BatchPlan(WebhookCounts counts)
{
    private Random dice = new(1);
    private int seed = 1;

    public List<EventBatch> Make(List<WebhookEvent> pending, WebhookSettings settings)
    {
        if (settings.Seed != seed)
        {
            (seed, dice) = (settings.Seed, new Random(settings.Seed));
        }

        var events = settings.ShuffleMs > 0 ? Shuffled(pending) : [.. pending];
        List<EventBatch> batches = [];
        List<WebhookEvent> again = [];
        foreach (var chunk in events.Chunk(SenderLimits.EventsPerRequest))
        {
            if (Hits(settings.LossRate))
            {
                counts.Lost(chunk.Length);
                continue;
            }

            batches.Add(new EventBatch(chunk, 0));
            again.AddRange(Hits(settings.DuplicateRate) ? chunk : []);
        }

        counts.Duplicated(again.Count);
        batches.AddRange(Regrouped(again));
        return settings.ShuffleMs > 0 ? [.. Shuffled(batches)] : batches;
    }

    /// <summary>In another order and in arrays of other lengths, at least two where there are two events.</summary>
    private List<EventBatch> Regrouped(List<WebhookEvent> events)
    {
        List<EventBatch> batches = [];
        var shuffled = Shuffled(events);
        for (var start = 0; start < shuffled.Length;)
        {
            var most = Math.Min(SenderLimits.EventsPerRequest, shuffled.Length - start);
            var length = batches.Count == 0 && most > 1 ? dice.Next(1, most) : dice.Next(1, most + 1);
            batches.Add(new EventBatch(shuffled[start..(start + length)], 0));
            start += length;
        }

        return batches;
    }

    private T[] Shuffled<T>(List<T> all)
    {
        T[] copy = [.. all];
        dice.Shuffle(copy);
        return copy;
    }

    private bool Hits(double rate) => rate > 0 && dice.NextDouble() < rate;
}
