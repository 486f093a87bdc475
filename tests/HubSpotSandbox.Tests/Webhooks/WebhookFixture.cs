using System.Text.Json.Nodes;
using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Webhooks;

/// <summary>A sandbox whose webhooks go to a receiver that belongs to the case.</summary>
public abstract class WebhookFixture : SandboxFixture
{
    /// <summary>The time of the fixture's clock, before a case moves it.</summary>
    protected const long Now = 1795512600000;

    protected const string FromUi = "\"changeSource\":\"CRM_UI\",\"sourceId\":\"userId:6100042\"";
    protected const string FromApp = "\"changeSource\":\"INTEGRATION\",\"sourceId\":\"9120455\"";

    private const string Defaults = "\"signedUrl\":null,\"clientSecret\":\"sandbox-secret\",\"versions\":\"both\",\"subscriptions\":[],\"duplicate\":false,\"shuffle\":false,\"lossRate\":0,\"seed\":1";

    protected WebhookReceiver Receiver { get; private set; } = null!;

    [OneTimeSetUp]
    public void StartReceiver() => Receiver = WebhookReceiver.Start();

    [SetUp]
    public async Task SetTargetAsync()
    {
        Receiver.StartAnew();
        var reply = await SetWebhooksAsync($"\"targetUrl\":\"{Receiver.Target}\",{Defaults}");
        Assert.That(reply.Status, Is.EqualTo(200), reply.Text);
    }

    [OneTimeTearDown]
    public async Task StopReceiverAsync() => await Receiver.DisposeAsync();

    protected Task<Reply> SetWebhooksAsync(string members) => Api.SetAsync($"{{\"webhooks\":{{{members}}}}}");

    /// <summary>Each a JSON object, or the bare name of a kind.</summary>
    protected Task<Reply> SubscribeAsync(params string[] subscriptions) =>
        SetWebhooksAsync($"\"subscriptions\":[{string.Join(',', subscriptions.Select(subscription => subscription.StartsWith('{') ? subscription : $"\"{subscription}\""))}]");

    protected Task<Reply> StateAsync() => Api.GetAsync("/__sandbox/webhooks");

    /// <summary>Until every event has been tried.</summary>
    protected Task IdleAsync() => Eventually.HoldsAsync(async () => (await StateAsync())["pending"] is "0");

    /// <summary>Looks away from all that has been sent so far.</summary>
    protected async Task ListenAnewAsync()
    {
        await IdleAsync();
        Receiver.StartAnew();
        await SetWebhooksAsync($"\"targetUrl\":\"{Receiver.Target}\"");
    }

    /// <summary>All events that have arrived, in the order they were made in.</summary>
    protected async Task<IReadOnlyList<JsonObject>> EventsAsync()
    {
        await IdleAsync();
        return [.. Receiver.Requests.SelectMany(request => request.Events).OrderBy(received => (long)received["eventId"]!)];
    }

    /// <summary>The events as text, with the ids of event and subscription left out.</summary>
    protected async Task<IEnumerable<string>> BodiesAsync() => (await EventsAsync()).Select(Body);

    /// <summary>What identifies the events, for cases that are about which ones there are.</summary>
    protected async Task<IEnumerable<string>> NamesAsync() =>
        (await EventsAsync()).Select(received => string.Join(' ', new[] { received["subscriptionType"], received["propertyName"], received["propertyValue"] }.OfType<JsonNode>()));

    /// <summary>An event of the vectors: the common members, then those of the kind, then who did it.</summary>
    protected static string Event(string kind, string members, string source) =>
        $"{{\"portalId\":24310007,\"appId\":9120455,\"occurredAt\":{Now},\"subscriptionType\":\"{kind}\",\"attemptNumber\":0,{members},{source}}}";

    protected Task<Reply> AsPersonAsync(HttpMethod method, string path, string? body) => Api.SendAsync(method, path, body, actor: "ui");

    /// <summary>Contacts of one batch, so that their events are there at once.</summary>
    protected async Task CreateContactsAsync(int count, int from = 0)
    {
        var inputs = Enumerable.Range(from, count).Select(number => $$$"""{"properties":{"email":"c{{{number}}}@example.net"}}""");
        var reply = await Api.PostAsync($"{Contacts}/batch/create", $"{{\"inputs\":[{string.Join(',', inputs)}]}}");
        Assert.That(reply.Status, Is.EqualTo(201), reply.Text);
    }

    /// <summary>Contacts whose events go out in one go, however slow the machine is.</summary>
    protected async Task<Reply> SendTogetherAsync(int contacts)
    {
        await SetWebhooksAsync("\"shuffle\":600000");
        await CreateContactsAsync(contacts);
        var reply = await Api.PostAsync("/__sandbox/webhooks/flush", "");
        await SetWebhooksAsync("\"shuffle\":false");
        return reply;
    }

    private static string Body(JsonObject received)
    {
        Assert.That((long)received["eventId"]!, Is.Positive);
        Assert.That((long)received["subscriptionId"]!, Is.Positive);
        var copy = received.DeepClone().AsObject();
        copy.Remove("eventId");
        copy.Remove("subscriptionId");
        return copy.ToJsonString();
    }
}
