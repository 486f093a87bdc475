using System.Threading.Channels;
using HubSpotSandbox.Webhooks.Events;

namespace HubSpotSandbox.Webhooks.Sending;

/// <summary>Where events are: pending, in a request that is ready or under way, or waiting for a retry.</summary>
internal sealed class EventQueue(TimeProvider clock, WebhookCounts counts, int kept)
{
    private readonly Lock gate = new();
    private readonly Channel<EventBatch> ready = Channel.CreateUnbounded<EventBatch>();
    private readonly HashSet<EventBatch> open = [];
    private readonly PriorityQueue<EventBatch, DateTimeOffset> waiting = new();
    private readonly BatchPlan plan = new(counts);
    private readonly Random delays = new(1);
    private readonly List<WebhookEvent> pending = [];
    private int openEvents;
    private int waitingEvents;

    public ChannelReader<EventBatch> Ready => ready.Reader;

    /// <summary>All ten senders are busy: what comes now waits, and arrays become longer.</summary>
    public bool Busy
    {
        get
        {
            lock (gate)
            {
                return open.Count >= SenderLimits.Parallel;
            }
        }
    }

    public (int Pending, int Waiting) Events
    {
        get
        {
            lock (gate)
            {
                return (pending.Count + openEvents, waitingEvents);
            }
        }
    }

    /// <summary>True when it is the first of a burst.</summary>
    public bool Add(WebhookEvent added)
    {
        lock (gate)
        {
            if (pending.Count + openEvents + waitingEvents >= kept)
            {
                counts.Dropped();
                return false;
            }

            pending.Add(added);
            return pending.Count == 1;
        }
    }

    /// <summary>Makes requests of what is pending.</summary>
    public void Plan(WebhookSettings settings)
    {
        lock (gate)
        {
            foreach (var batch in plan.Make(pending, settings))
            {
                Open(batch);
            }

            pending.Clear();
        }
    }

    /// <summary>Sends the retries whose time has come.</summary>
    public void ReleaseDue() => Release(clock.GetUtcNow());

    /// <summary>Sends everything now; answers the requests that are to be made or under way.</summary>
    public IReadOnlyList<EventBatch> ReleaseAll(WebhookSettings settings)
    {
        lock (gate)
        {
            Plan(settings);
            Release(DateTimeOffset.MaxValue);
            return [.. open];
        }
    }

    /// <summary>A request is over. What was not acknowledged waits for its retry, or is given up.</summary>
    public void End(EventBatch batch, bool acknowledged)
    {
        lock (gate)
        {
            Forget(batch);
            if (acknowledged)
            {
                counts.Acknowledged(batch.Count);
            }
            else if (RetrySchedule.After(batch.Attempt, delays) is { } wait)
            {
                waiting.Enqueue(batch.Again(), clock.GetUtcNow() + wait);
                waitingEvents += batch.Count;
            }
            else
            {
                counts.Abandoned(batch.Count);
            }
        }
    }

    /// <summary>There is no target any more.</summary>
    public void Forget(EventBatch batch)
    {
        lock (gate)
        {
            openEvents -= open.Remove(batch) ? batch.Count : 0;
        }
    }

    private void Release(DateTimeOffset upTo)
    {
        lock (gate)
        {
            while (waiting.TryPeek(out var batch, out var due) && due <= upTo)
            {
                waiting.Dequeue();
                waitingEvents -= batch.Count;
                Open(batch);
            }
        }
    }

    private void Open(EventBatch batch)
    {
        open.Add(batch);
        openEvents += batch.Count;
        ready.Writer.TryWrite(batch);
    }
}
