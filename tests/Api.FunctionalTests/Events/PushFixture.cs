using System.Globalization;
using System.Text;
using HubSpotCrm.Domain.Webhooks;
using TestSupport.Clocks;
using TestSupport.Drivers;
using TestSupport.Hosting;
using TestSupport.Webhooks;

namespace Api.FunctionalTests.Events;

/// <summary>A service that may push to this machine and lives five times as fast, and a subscriber's server for each test.</summary>
public abstract class PushFixture
{
    protected const string Subscriptions = "/api/v1/event-subscriptions";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static long lastId = 7_000_000_000;

    private readonly TemporaryFolder _folder = new();
    private ApiServer _api = null!;

    protected FastClock Clock { get; } = new(times: 5);

    protected PushReceiver Receiver { get; private set; } = null!;

    protected CrmClient Reader => _api.Reader;

    protected CrmClient Writer => _api.Writer;

    protected CrmClient Operator => _api.Operator;

    [OneTimeSetUp]
    public Task StartAsync() => StartAsync(allowPrivate: true);

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _api.DisposeAsync();
        _folder.Dispose();
    }

    [SetUp]
    public async Task OpenAsync() => Receiver = await PushReceiver.StartAsync();

    [TearDown]
    public async Task CloseAsync()
    {
        var all = await Reader.GetAsync($"{Subscriptions}?limit=100");
        foreach (var id in all.Each("results", "id"))
            await Writer.DeleteAsync($"{Subscriptions}/{id}");
        await Receiver.DisposeAsync();
    }

    protected async Task RestartAsync(bool allowPrivate)
    {
        await _api.DisposeAsync();
        await StartAsync(allowPrivate);
    }

    protected async Task<Answer> SubscribeAsync(params string[] types) =>
        (await Writer.PostAsync(Subscriptions, types.Length > 0 ? new { url = Receiver.Address, types } : new { url = Receiver.Address })).Succeeded();

    protected static long NewRecord() => Interlocked.Increment(ref lastId);

    /// <summary>HubSpot says that a contact's city has changed, once for each value, in one delivery after the other.</summary>
    protected async Task ChangeAsync(long contact, params string[] cities)
    {
        foreach (var city in cities)
            await DeliverAsync(WebhookSender.Change("contact", contact, "city", city, Clock.GetUtcNow().ToUnixTimeMilliseconds()));
    }

    protected Task HappensAsync(string type, long id) => DeliverAsync(WebhookSender.Event(type, id, Clock.GetUtcNow().ToUnixTimeMilliseconds()));

    /// <summary>The subscription, as soon as it is as it is to be.</summary>
    protected async Task<Answer> StateAsync(string id, Func<Answer, bool> isRight)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = (await Reader.GetAsync($"{Subscriptions}/{id}")).Succeeded();
            if (isRight(answer))
                return answer;
            if (TimeProvider.System.GetElapsedTime(start) > Deadline)
                throw new TimeoutException($"It is {answer}");
            await Task.Delay(Look, TimeProvider.System);
        }
    }

    protected static string Sign(string secret, ReceivedPush push) => new PushSecret(secret).Sign(push.Id, push.Timestamp, Encoding.UTF8.GetBytes(push.Body));

    protected static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task DeliverAsync(object item) => (await _api.HubSpot(new ApiSettings { Clock = Clock }).SendAsync(item)).Succeeded();

    private async Task StartAsync(bool allowPrivate) => _api = await ApiServer.StartAsync(new("http://127.0.0.1:1"), new ApiSettings
    {
        Clock = Clock,
        Database = _folder.Database,
        More = new Dictionary<string, string>(StringComparer.Ordinal) { ["Events:AllowPrivateTargets"] = allowPrivate ? "true" : "false" },
    });
}
