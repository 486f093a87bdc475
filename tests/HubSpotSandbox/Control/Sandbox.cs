using HubSpotSandbox.Faults;
using HubSpotSandbox.Limits;
using HubSpotSandbox.Webhooks.Events;
using HubSpotSandbox.Webhooks.Sending;
using HubSpotSandbox.Webhooks.Subscriptions;

namespace HubSpotSandbox.Control;

/// <summary>The whole state of a running sandbox.</summary>
internal sealed class Sandbox : IAsyncDisposable
{
    private readonly Lock resetting = new();
    private readonly HttpClient http = WebhookPost.NewClient();
    private readonly EventNumbers eventNumbers = new();
    private readonly SenderLimits senderLimits;
    private volatile SandboxSettings settings = new();
    private volatile WebhookSender webhooks;
    private volatile PortalRecords records;

    public Sandbox(TimeProvider real, SenderLimits senderLimits)
    {
        this.senderLimits = senderLimits;
        Clock = new SandboxClock(real);
        Stats = new Stats(Clock);
        Calls = new CallLog(Clock);
        Limiter = new RateLimiter(Clock, () => settings);
        webhooks = NewSender();
        records = NewRecords();
    }

    public SandboxClock Clock { get; }

    public Stats Stats { get; }

    public CallLog Calls { get; }

    public RateLimiter Limiter { get; }

    public FaultTable Faults { get; } = new();

    public PortalRecords Records => records;

    public WebhookSender Webhooks => webhooks;

    public SandboxSettings Settings
    {
        get => settings;
        set => settings = value;
    }

    /// <summary>Back to an empty portal that has told nobody anything. Clock and settings stay, but for the subscriptions.</summary>
    public void Reset()
    {
        lock (resetting)
        {
            Faults.Clear();
            webhooks.Stop();
            settings = settings with { Webhooks = settings.Webhooks with { SubscriptionsSent = null, Subscriptions = SubscriptionList.Everything } };
            webhooks = NewSender();
            records = NewRecords();
            Limiter.Reset();
            Stats.Reset();
            Calls.Clear();
        }
    }

    public void Advance(TimeSpan time)
    {
        Clock.Advance(time);
        webhooks.ReleaseDue();
    }

    /// <summary>Waits as long as HubSpot would take, in real time.</summary>
    public async Task PauseAsync(int items, CancellationToken cancellationToken)
    {
        var current = settings;
        var time = TimeSpan.FromMilliseconds(current.LatencyMs + ((double)current.PerItemMs * items));
        if (time > TimeSpan.Zero)
        {
            await Task.Delay(time, Clock.Real, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await webhooks.DisposeAsync();
        http.Dispose();
    }

    private PortalRecords NewRecords() =>
        new(Clock, Stats, () => settings, () => Limiter.Today(), new ChangeFeed(() => settings.Webhooks, eventNumbers, webhooks));

    private WebhookSender NewSender()
    {
        var sender = new WebhookSender(() => settings.Webhooks, Clock, http, senderLimits);
        Stats.Webhooks = sender.Counts;
        return sender;
    }
}
