using System.Security.Cryptography;
using Verify.Rig;

namespace Verify.Writes;

/// <summary>Writes with keys while HubSpot fails and the service is killed (R10, R20).</summary>
internal sealed class IdemCheck : ICheck
{
    private const int LongestLifeMs = 3_000;
    private const int ShortestLifeMs = 300;

    public string Name => "idem";

    public string Summary => "a fifth of the writes fail in HubSpot and the service is killed again and again; callers repeat with their key";

    public string Control => "callers repeat without a key: records double";

    public IReadOnlyList<Option> Options { get; } =
    [
        new("--writes", "20000", "writes"),
        new("--kills", "50", "how often the service is killed"),
        new("--limit", "0", "HubSpot calls in ten seconds, 100 or 190; 0: no limit"),
    ];

    public IReadOnlyList<string> Quick => ["--writes", "2000", "--kills", "5"];

    public async Task RunAsync(CheckRun run)
    {
        var hubSpot = await run.StartHubSpotAsync();
        var limit = run.Arguments.Number("--limit");
        var setup = new ApiSetup(hubSpot.Address) { AttemptTimeoutSeconds = 1, Quota = limit == 0 ? 1_000_000 : limit };
        if (limit > 0)
            await hubSpot.Driver.SetAsync(new { tier = limit == 100 ? "free" : "pro", latencyMs = 50 });
        await WriteRun.RunAsync(run, run.Arguments.Number("--writes"), setup, hubSpot, Faults(), (api, writer) => KillAsync(run, api, writer));
    }

    /// <summary>A fifth of all writes, in three kinds.</summary>
    private static object[] Faults() =>
    [
        .. ((string[])["POST", "PATCH"]).SelectMany(method => new object[]
        {
            new { match = new { method, path = "/crm/objects" }, kind = "commit-then-drop", probability = 0.08 },
            new { match = new { method, path = "/crm/objects" }, kind = "status", status = 502, probability = 0.08 },
            new { match = new { method, path = "/crm/objects" }, kind = "hang", probability = 0.04 },
        }),
    ];

    /// <summary>Spread over the run, at random moments.</summary>
    private static async Task KillAsync(CheckRun run, ApiProcess api, Writer writer)
    {
        var (writes, kills) = (run.Arguments.Number("--writes"), run.Arguments.Number("--kills"));
        List<double> ready = [];
        for (var kill = 0; kill < kills; kill++)
        {
            var enough = writes * kill / (kills + 1);
            await Wait.ForAsync("the writes to go on", TimeSpan.FromMinutes(5), process: null, () => Task.FromResult(writer.Done.Count + writer.Refused.Count >= enough));
            await Wait.ShortlyAsync(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(ShortestLifeMs, LongestLifeMs)));
            await api.KillAsync();
            ready.Add((await api.ReturnAsync()).TotalMilliseconds);
        }

        ready.Sort();
        run.Report.Figures("kills", new { kills, slowestReturnMs = Math.Round(ready.LastOrDefault()) });
    }
}
