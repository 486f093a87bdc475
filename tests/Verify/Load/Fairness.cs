using System.Diagnostics;
using System.Text.Json.Nodes;
using TestSupport.Hosting;
using Verify.Rig;

namespace Verify.Load;

/// <summary>One app has thousands of calls waiting; another app's single call must not wait for them.</summary>
internal static class Fairness
{
    private const int Callers = 10_000;
    private const int Rounds = 5;
    private const int MostBetween = 2;
    private static readonly TimeSpan Filling = TimeSpan.FromSeconds(8);

    public static async Task RunAsync(Stage stage)
    {
        var run = stage.Run;
        var population = await stage.FillAsync(Callers, Callers);
        var lone = await LoneRecordsAsync(stage);
        await stage.HubSpot.Driver.SetAsync(new { logCalls = true });
        using var stop = new CancellationTokenSource();
        var calling = new Crowd([stage.Api.Address.Port], Callers, (caller, n) => Exchange.Of(Kind.Get, population, caller, n, "")).RunAsync(stop.Token);
        await Wait.ShortlyAsync(Filling);
        foreach (var (type, ids) in lone)
        {
            List<int> between = [];
            await BetweenAsync(stage, type, ids[0]);    // the first call of a type is compiled meanwhile, while ten thousand others want the processor
            foreach (var id in ids)
                between.Add(await BetweenAsync(stage, type, id));
            run.Report.Property($"fair: permits of others before a single call, {type}", between.Max() <= MostBetween, between, $"<= {MostBetween}");
        }

        await stop.CancelAsync();
        await calling;
        run.Report.None("fair: 429 answers of HubSpot", long.Parse((await stage.HubSpot.Driver.StatsAsync())["refused429"]!, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Records that only the single calls ask for: of the type that the others read, and of another one.</summary>
    private static async Task<IReadOnlyList<(string Type, IReadOnlyList<string> Ids)>> LoneRecordsAsync(Stage stage)
    {
        await stage.HubSpot.Driver.SetAsync(new { tier = "unlimited", latencyMs = 0, perItemMs = 0 });
        var contacts = await stage.HubSpot.Driver.CreateManyAsync("contacts", Enumerable.Range(0, Rounds).Select(n => (object)new { email = $"lone-{n}@example.com" }));
        var companies = await stage.HubSpot.Driver.CreateManyAsync("companies", Enumerable.Range(0, Rounds).Select(n => (object)new { name = $"Lone {n}" }));
        await stage.LimitAsync();
        return [("companies", companies), ("contacts", contacts)];
    }

    /// <summary>How many calls HubSpot got between the moment a single call was sent and the call that carried it.</summary>
    private static async Task<int> BetweenAsync(Stage stage, string type, string id)
    {
        using var wire = new Wire(stage.Api.Address.Port);
        await stage.HubSpot.Driver.ForgetLogAsync();
        var exchange = Exchange.Get($"/api/v1/{type}/{id}", Exchange.Member("id", id));
        var since = Stopwatch.GetTimestamp();
        var reply = await wire.SendAsync((stage.Run.Control ? exchange : exchange.By(ApiKeys.Operator)).Request, CancellationToken.None);
        if (reply.Status != 200)
            CheckRun.Say($"A single call was answered {reply.Status} after {Stopwatch.GetElapsedTime(since).TotalSeconds:0.0} s.");
        var calls = (await stage.HubSpot.Driver.LogAsync()).Node("calls")!.AsArray();
        var at = calls.Index().FirstOrDefault(call => Carries(call.Item!, type, id));
        return reply.Status == 200 && at.Item is not null ? at.Index : calls.Count + 1;
    }

    private static bool Carries(JsonNode call, string type, string id) => call["path"]!.ToString() is var path && path.Contains($"/{type}/", StringComparison.Ordinal)
        && (path.EndsWith($"/{id}", StringComparison.Ordinal) || call["body"]!.ToString().Contains($"\"{id}\"", StringComparison.Ordinal));
}
