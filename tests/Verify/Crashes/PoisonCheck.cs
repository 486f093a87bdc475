using System.Text;
using Verify.Rig;
using Verify.Webhooks;

namespace Verify.Crashes;

/// <summary>An event whose work ends the process (R8).</summary>
internal sealed class PoisonCheck : ICheck
{
    private const string Path = "/crm/objects/2026-09/contacts";
    private const int Crashes = 3;
    private const int OthersEachTime = 100;
    private static readonly TimeSpan SetAside = TimeSpan.FromSeconds(30);

    public string Name => "poison";

    public string Summary => "an event during whose work the process ends three times is set aside; all others go on; it can be replayed";

    public string Control => "the process ends only twice";

    public IReadOnlyList<Option> Options { get; } = [];

    public IReadOnlyList<string> Quick => [];

    public async Task RunAsync(CheckRun run)
    {
        var hubSpot = await run.StartHubSpotAsync();
        var contact = await hubSpot.Driver.CreateAsync("contacts", new { email = "poison@example.com" });
        var api = await run.StartApiAsync(new(hubSpot.Address) { AttemptTimeoutSeconds = 60, More = Held.Patient(Deliverer.Settings) });
        using var deliverer = new Deliverer(api.Address);
        await Held.BeginAsync(hubSpot, Path);
        var refused = await deliverer.IsTakenAsync(Created(contact), run.Arguments.Attempts) ? 0 : 1;

        List<SentEvent> others = [];
        for (var crash = 0; crash < (run.Control ? Crashes - 1 : Crashes); crash++)
        {
            await Held.WaitAsync(hubSpot, Path, api.Process);
            var more = Enumerable.Range(1 + others.Count, OthersEachTime).Select(n => new SentEvent(n, 900_000 + (n % 30), 1_790_000_000_000 + n)).ToList();
            refused += await deliverer.IsTakenAsync(SentEvent.Write(more), run.Arguments.Attempts) ? 0 : 1;
            others.AddRange(more);
            await api.KillAsync();
            await hubSpot.Driver.ForgetLogAsync();
            await api.ReturnAsync();
        }

        run.Report.None("deliveries that were not acknowledged", refused);
        await JudgeAsync(run, hubSpot, api, contact, others);
    }

    private static async Task JudgeAsync(CheckRun run, HubSpotProcess hubSpot, ApiProcess api, string contact, List<SentEvent> others)
    {
        var id = await LetterAsync(run, api, contact);
        if (id is null)
            return;    // its work waits for HubSpot, and there would be no rest
        await WholeFeed.SettleAsync(api, TimeSpan.FromMinutes(2));
        WholeFeed.Judge(run.Report, others, await WholeFeed.ReadAsync(api));
        await hubSpot.Driver.HealAsync();
        await hubSpot.Driver.ForgetLogAsync();
        var replay = await api.Operator.PostAsync($"api/v1/dead-letters/{id}/replay", new { });
        run.Report.Property("the dead letter can be replayed", replay.Status == 200 && replay["replayed"] == "1", replay.ToString(), "200, one");
        await Wait.ForAsync("the replayed work to be done", SetAside, api.Process, async () => await SqliteRows.CountAsync(run, "api", "queue_messages") == 0);
        var left = (await api.Operator.GetAsync("api/v1/dead-letters")).Count("results");
        var read = (await hubSpot.Driver.LogAsync()).Node("calls")!.AsArray().Any(call => call!["path"]!.ToString().StartsWith(Path, StringComparison.Ordinal) && call["status"]?.GetValue<int>() == 200);
        run.Report.Property("after the replay it is done, and no dead letter is left", left == 0 && read, $"{left} left, read: {read}", "0 left, read");
    }

    private static async Task<string?> LetterAsync(CheckRun run, ApiProcess api, string contact)
    {
        string? text = null;
        try
        {
            await Wait.ForAsync("the dead letter", SetAside, api.Process, async () => (text = (await api.Operator.GetAsync("api/v1/dead-letters")).Text).Contains("\"id\"", StringComparison.Ordinal));
        }
        catch (TimeoutException)
        {
            // judged below
        }

        var list = await api.Operator.GetAsync("api/v1/dead-letters");
        var isIt = list.Count("results") == 1 && list["results.0.lane"] == $"contact|{contact}" && list["results.0.error"]!.Contains("ended 3 times", StringComparison.Ordinal);
        run.Report.Property("the event is set aside, alone, and the reason says so", isIt, list.Count("results") == 0 ? "no dead letter" : $"{list.Count("results")}: {list["results.0.lane"]}: {list["results.0.error"]}", "1");
        return isIt ? list["results.0.id"] : null;
    }

    private static byte[] Created(string contact) => Encoding.UTF8.GetBytes(
        $$"""[{"eventId":3371000137,"subscriptionId":4102001,"portalId":24310007,"appId":9120455,"occurredAt":1790000000000,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":{{contact}},"changeFlag":"CREATED"}]""");
}
