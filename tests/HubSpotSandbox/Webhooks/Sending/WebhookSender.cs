using System.Threading.Channels;
using HubSpotSandbox.Control;
using HubSpotSandbox.Webhooks.Events;

namespace HubSpotSandbox.Webhooks.Sending;

/// <summary>Sends events in the background from the first one on. Lives from one reset to the next.</summary>
internal sealed class WebhookSender : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly Channel<bool> arrivals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Func<WebhookSettings> settings;
    private readonly WebhookPost post;
    private readonly SenderLimits limits;
    private readonly EventQueue queue;
    private readonly Lazy<Task> running;

    public WebhookSender(Func<WebhookSettings> settings, SandboxClock clock, HttpClient http, SenderLimits limits)
    {
        (this.settings, this.limits) = (settings, limits);
        post = new WebhookPost(http, clock.Real, limits.AnswerWithin);
        queue = new EventQueue(clock, Counts, limits.Kept);
        running = new Lazy<Task>(() => Task.Run(RunAsync));
    }

    public WebhookCounts Counts { get; } = new();

    /// <summary>Events that have not been tried yet or are being retried right now, and those that wait for a retry.</summary>
    public (int Pending, int Waiting) Events => queue.Events;

    /// <summary>Never waits and never fails: the API call that made the event must not notice.</summary>
    public void Add(WebhookEvent added)
    {
        if (!stopping.IsCancellationRequested && queue.Add(added))
        {
            _ = running.Value;
            arrivals.Writer.TryWrite(true);
        }
    }

    /// <summary>The clock has moved.</summary>
    public void ReleaseDue() => queue.ReleaseDue();

    /// <summary>Sends all that is pending or waiting, and returns when each has been tried once.</summary>
    public async Task<(int Sent, int Acknowledged)> FlushAsync(CancellationToken cancellationToken)
    {
        var batches = queue.ReleaseAll(settings());
        _ = running.Value;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token, cancellationToken);
        await Task.WhenAny(Task.WhenAll(batches.Select(batch => batch.Tried)), Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ending.Token));
        cancellationToken.ThrowIfCancellationRequested();
        return (batches.Sum(batch => batch.Count), batches.Where(batch => batch.Tried is { IsCompletedSuccessfully: true, Result: true }).Sum(batch => batch.Count));
    }

    public void Stop() => stopping.Cancel();

    public async ValueTask DisposeAsync()
    {
        Stop();
        if (running.IsValueCreated)
        {
            await running.Value;
        }
    }

    private async Task RunAsync()
    {
        try
        {
            await Task.WhenAll([GatherAsync(), RetryAsync(), .. Enumerable.Range(0, SenderLimits.Parallel).Select(_ => SendAsync())]);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // the sandbox stops or starts anew: what is left is not sent
        }
    }

    private async Task GatherAsync()
    {
        await foreach (var _ in arrivals.Reader.ReadAllAsync(stopping.Token))
        {
            var shuffle = settings().ShuffleMs;
            await Task.Delay(shuffle > 0 ? TimeSpan.FromMilliseconds(shuffle) : limits.Gathering, TimeProvider.System, stopping.Token);
            while (queue.Busy)
            {
                await Task.Delay(limits.Gathering, TimeProvider.System, stopping.Token);
            }

            queue.Plan(settings());
        }
    }

    private async Task RetryAsync()
    {
        using var timer = new PeriodicTimer(limits.RetryCheck, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stopping.Token))
        {
            queue.ReleaseDue();
        }
    }

    private async Task SendAsync()
    {
        await foreach (var batch in queue.Ready.ReadAllAsync(stopping.Token))
        {
            await SendAsync(batch, settings());
        }
    }

    private async Task SendAsync(EventBatch batch, WebhookSettings current)
    {
        var acknowledged = false;
        if (current.TargetUrl is null)
        {
            queue.Forget(batch);
        }
        else
        {
            Counts.Sent(batch);
            acknowledged = await post.SendAsync(batch, current, stopping.Token);
            queue.End(batch, acknowledged);
        }

        batch.End(acknowledged);
    }
}
