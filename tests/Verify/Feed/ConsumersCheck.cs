using TestSupport.Webhooks;
using Verify.Rig;
using Verify.Webhooks;

namespace Verify.Feed;

/// <summary>From a change in HubSpot to what three kinds of readers know, with everything in between in disorder.</summary>
internal sealed class ConsumersCheck : ICheck
{
    private const int Contacts = 200;
    private const int BatchSize = 50;

    public string Name => "consumers";

    public string Summary => "changes in HubSpot, delivered twice, out of order or not at all: readers by cursor, by stream and by push end with HubSpot's state";

    public string Control => "the readers take late changes too";

    public IReadOnlyList<Option> Options { get; } = [new("--changes", "10000", "made in HubSpot"), new("--seed", "1", "of the changes and troubles")];

    public IReadOnlyList<string> Quick => ["--changes", "1000"];

    public async Task RunAsync(CheckRun run)
    {
        var hubSpot = await run.StartHubSpotAsync();
        var settings = Deliverer.Settings;
        settings["Events__AllowPrivateTargets"] = "true";
        var api = await run.StartApiAsync(new(hubSpot.Address) { More = settings });
        await using var receiver = await PushReceiver.StartAsync();
        var readers = new Dictionary<string, ContactCities>(StringComparer.Ordinal) { ["cursor"] = new(run.Control), ["stream"] = new(run.Control), ["push"] = new(run.Control) };
        var random = new Random(run.Arguments.Number("--seed"));
        receiver.Answer = Consumers.Unreliable(readers["push"], new Random(random.Next()));
        (await api.Writer.PostAsync("api/v1/event-subscriptions", new { url = receiver.Address, types = new[] { "contact.propertyChange" } })).Succeeded();
        using var over = new CancellationTokenSource();
        var byCursor = Task.Run(() => Consumers.ByCursorAsync(api, readers["cursor"], over.Token));
        var asStream = Task.Run(() => Consumers.AsStreamAsync(api, readers["stream"], new Random(random.Next()), over.Token));

        var began = TimeProvider.System.GetUtcNow();
        await ConnectAsync(hubSpot, api);
        var ids = await hubSpot.Driver.CreateManyAsync("contacts", Enumerable.Range(0, Contacts).Select(n => (object)new { email = $"reader-{n}@example.com", city = "none" }));
        await ChangeAsync(run, hubSpot, ids, random);
        await DeliverAllAsync(hubSpot, api);
        (await api.Operator.PostAsync("api/v1/events/catch-up", new { from = began, types = new[] { "contacts" } })).Succeeded();

        var truth = (await hubSpot.Driver.RecordsAsync("contacts")).ToDictionary(record => record.Id, record => record["city"] ?? "", StringComparer.Ordinal);
        foreach (var (name, reader) in readers)
            await JudgeAsync(run, name, reader, truth);
        await over.CancelAsync();
        await byCursor;
        run.Report.Figures("stream", new { connections = await asStream });
    }

    private static Task ConnectAsync(HubSpotProcess hubSpot, ApiProcess api) => hubSpot.Driver.SetAsync(new
    {
        webhooks = new
        {
            targetUrl = new Uri(api.Address, "webhooks/hubspot"),
            signedUrl = $"{Deliverer.PublicAddress}/webhooks/hubspot",
            clientSecret = Deliverer.Secret,
            subscriptions = new[] { "contact.creation", "contact.propertyChange" },
            duplicate = 0.2,
            shuffle = true,
            lossRate = 0.02,
        },
    });

    private static async Task ChangeAsync(CheckRun run, HubSpotProcess hubSpot, IReadOnlyList<string> ids, Random random)
    {
        for (var change = 0; change < run.Arguments.Number("--changes"); change += BatchSize)
        {
            var batch = ids.OrderBy(_ => random.Next()).Take(BatchSize).Select((id, n) => new { id, properties = new { city = $"city {change + n}" } }).ToList();
            await hubSpot.Driver.AsPersonAsync(HttpMethod.Post, "crm/objects/2026-09/contacts/batch/update", new { inputs = batch });
            await Wait.ShortlyAsync(TimeSpan.FromMilliseconds(5));    // later changes have later times
        }
    }

    private static async Task DeliverAllAsync(HubSpotProcess hubSpot, ApiProcess api)
    {
        await Wait.ForAsync("HubSpot to have sent all", TimeSpan.FromMinutes(5), api.Process, async () => await hubSpot.Driver.PendingWebhooksAsync() == 0);
        await hubSpot.Driver.AdvanceAsync(TimeSpan.FromHours(25));    // what was not acknowledged comes again
        await Wait.ForAsync("HubSpot to have sent all again", TimeSpan.FromMinutes(5), api.Process, async () => await hubSpot.Driver.PendingWebhooksAsync() == 0);
    }

    private static async Task JudgeAsync(CheckRun run, string name, ContactCities reader, Dictionary<string, string> truth)
    {
        try
        {
            await Wait.ForAsync($"the reader by {name}", TimeSpan.FromMinutes(3), process: null, () => Task.FromResult(Different(reader, truth) == 0));
        }
        catch (TimeoutException late)
        {
            CheckRun.Say(late.Message);
        }

        run.Report.Figures(name, new { events = reader.Events, repeated = reader.Repeated });
        run.Report.None($"contacts that the reader by {name} knows wrongly", Different(reader, truth));
    }

    private static int Different(ContactCities reader, Dictionary<string, string> truth)
    {
        var known = reader.Cities;
        return truth.Count(contact => known.GetValueOrDefault(contact.Key) != contact.Value);
    }
}
