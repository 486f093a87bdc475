using System.Net;
using System.Net.Sockets;
using HubSpotSandbox.Tests.Drivers;
using HubSpotSandbox.Webhooks.Sending;

namespace HubSpotSandbox.Tests.Webhooks;

public sealed class SenderLimitTests
{
    private WebhookReceiver receiver = null!;

    [SetUp]
    public void Start() => receiver = WebhookReceiver.Start();

    [TearDown]
    public async Task StopAsync() => await receiver.DisposeAsync();

    [Test]
    [Cites("FACTS §12.3")]
    public void Gives_a_receiver_five_seconds() => Assert.That(new SenderLimits().AnswerWithin, Is.EqualTo(TimeSpan.FromSeconds(5)));

    [Test]
    [Cites("FACTS §12.3")]
    public async Task Retries_when_the_answer_comes_too_late()
    {
        receiver.Answer = WebhookReceiver.HangAsync;
        var state = await StateAfterOneAsync(new SenderLimits { AnswerWithin = TimeSpan.FromMilliseconds(100) }, receiver.Target);

        Assert.That(receiver.Requests, Has.Count.EqualTo(1));
        Assert.That(state["waiting"], Is.EqualTo("1"));
    }

    [Test]
    [Cites("FACTS §12.3, sandbox.md: Webhooks")]
    public async Task Retries_by_itself_when_time_passes()
    {
        receiver.Answer = (_, _) => Task.FromResult(500);
        var time = new MovedTime();
        await using var server = await SandboxServer.StartAsync(0, time, new SenderLimits());
        using var http = new HttpClient { BaseAddress = server.Address };
        var api = new Caller(http, "sandbox-token");
        await ConnectAsync(api, receiver.Target);
        await api.CreateContactAsync("a@example.net");
        await Eventually.HoldsAsync(async () => (await api.GetAsync("/__sandbox/webhooks"))["waiting"] is "1");

        time.Move(TimeSpan.FromMinutes(1));

        await Eventually.HoldsAsync(() => Task.FromResult(receiver.Requests.Count == 2));
        Assert.That((int)receiver.Requests[1].Events[0]["attemptNumber"]!, Is.EqualTo(1));
    }

    [Test]
    [Cites("FACTS §12.3")]
    public async Task Retries_when_nobody_listens()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var state = await StateAfterOneAsync(new SenderLimits(), $"http://127.0.0.1:{port}/hook");

        Assert.That(state["waiting"], Is.EqualTo("1"));
    }

    [Test]
    [Cites("sandbox.md: Webhooks")]
    public async Task Drops_and_counts_events_beyond_what_it_keeps()
    {
        receiver.Answer = WebhookReceiver.HangAsync;
        await using var server = await SandboxServer.StartAsync(0, TimeProvider.System, new SenderLimits { Kept = 3 });
        using var http = new HttpClient { BaseAddress = server.Address };
        var api = new Caller(http, "sandbox-token");
        await ConnectAsync(api, receiver.Target);
        for (var number = 0; number < 5; number++)
        {
            await api.CreateContactAsync($"c{number}@example.net");
        }

        Assert.That((await api.GetAsync("/__sandbox/webhooks"))["pending"], Is.EqualTo("3"));
        Assert.That((await api.StatsAsync())["webhooks.dropped"], Is.EqualTo("2"));
    }

    [Test]
    [Cites("sandbox.md: Webhooks")]
    public async Task Stops_at_once_while_a_receiver_hangs()
    {
        receiver.Answer = WebhookReceiver.HangAsync;
        var server = await SandboxServer.StartAsync(0, TimeProvider.System, new SenderLimits { AnswerWithin = TimeSpan.FromMinutes(10) });
        using var http = new HttpClient { BaseAddress = server.Address };
        var api = new Caller(http, "sandbox-token");
        await ConnectAsync(api, receiver.Target);
        await api.CreateContactAsync("a@example.net");
        await Eventually.HoldsAsync(() => Task.FromResult(receiver.Requests.Count == 1));

        var stopped = server.DisposeAsync().AsTask();

        Assert.That(await Task.WhenAny(stopped, Task.Delay(TimeSpan.FromSeconds(20), TimeProvider.System)), Is.SameAs(stopped));
    }

    private static async Task<Reply> StateAfterOneAsync(SenderLimits limits, string target)
    {
        await using var server = await SandboxServer.StartAsync(0, new FixedTime(new DateTimeOffset(2026, 11, 24, 9, 30, 0, TimeSpan.Zero)), limits);
        using var http = new HttpClient { BaseAddress = server.Address };
        var api = new Caller(http, "sandbox-token");
        await ConnectAsync(api, target);
        await api.CreateContactAsync("a@example.net");
        await Eventually.HoldsAsync(async () => (await api.GetAsync("/__sandbox/webhooks"))["pending"] is "0");
        return await api.GetAsync("/__sandbox/webhooks");
    }

    private sealed class MovedTime : TimeProvider
    {
        private long ticks = new DateTimeOffset(2026, 11, 24, 9, 30, 0, TimeSpan.Zero).UtcTicks;

        public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

        public void Move(TimeSpan time) => Interlocked.Add(ref ticks, time.Ticks);
    }

    private static Task<Reply> ConnectAsync(Caller api, string target) => api.SetAsync($$$"""{"webhooks":{"targetUrl":"{{{target}}}","subscriptions":["contact.creation"]}}""");
}
