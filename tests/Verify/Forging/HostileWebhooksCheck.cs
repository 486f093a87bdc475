using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TestSupport.Forgeries;
using Verify.Rig;
using Verify.Webhooks;

namespace Verify.Forging;

/// <summary>Signed bodies of every odd kind (S4, for the receiver).</summary>
internal sealed class HostileWebhooksCheck : ICheck
{
    private const int Senders = 8;
    private const int MaxDepth = 100;    // an event may be 64 deep, and the page is around it
    private const double MostMegabytes = 50;
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(90);

    public string Name => "hostile-webhooks";

    public string Summary => "signed hostile bodies: taken whole or refused, never an error of ours, and everything taken comes out of the feed";

    public string Control => "an answer of 200 counts as wrong";

    public IReadOnlyList<Option> Options { get; } = [new("--requests", "5000", "how many bodies"), new("--slow", "10", "endless and slow bodies of each kind")];

    public IReadOnlyList<string> Quick => ["--requests", "1500", "--slow", "3"];

    public async Task RunAsync(CheckRun run)
    {
        var hubSpot = await run.StartHubSpotAsync();
        var api = await run.StartApiAsync(new(hubSpot.Address) { More = Deliverer.Settings });
        using var deliverer = new Deliverer(api.Address, Senders);
        var (rounds, all) = (0, HostileBody.All("warm").ToList());
        await SendAsync(deliverer, all);    // compiled, and the pools filled
        await TakenInAsync(run, api);
        var before = api.Process.ResidentMegabytes;

        List<(HostileBody Body, int Status)> answers = [];
        while (answers.Count < run.Arguments.Number("--requests"))
            answers.AddRange(await SendAsync(deliverer, HostileBody.All($"m{++rounds}")));
        var slow = await SlowBodies.SendAsync(api.Address, run.Arguments.Number("--slow"));
        await TakenInAsync(run, api);

        Judge(run, answers);
        run.Report.Figures("endless and slow bodies", slow.CountBy(each => $"{each.Kind}: {each.Status}", StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal));
        run.Report.Property("endless and slow bodies answered with anything but 4xx", slow.All(each => each.Status is >= 400 and < 500), slow.Count(each => each.Status is not (>= 400 and < 500)), "0");
        await MemoryAsync(run, api, before);
        await CompareAsync(run, api, answers);
        run.Report.Property("the process lives", !api.Process.HasExited && (await deliverer.SendAsync("[]"u8.ToArray())).Status == 200, !api.Process.HasExited, "true");
    }

    private static async Task<IReadOnlyList<(HostileBody Body, int Status)>> SendAsync(Deliverer deliverer, IEnumerable<HostileBody> bodies)
    {
        var answers = new ConcurrentBag<(HostileBody, int)>();
        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (body, _) =>
        {
            var answer = await deliverer.DeliverAsync(Deliverer.Sign(body.Bytes));
            while (answer is { Status: 503, SaysWhen: true })    // the disk does not keep up with so many large ones: HubSpot sends them again
            {
                await Wait.ShortlyAsync(TimeSpan.FromMilliseconds(200));
                answer = await deliverer.DeliverAsync(Deliverer.Sign(body.Bytes));
            }

            answers.Add((body, answer.Status));
        });
        return [.. answers];
    }

    // The feed itself may be what an odd event breaks.
    private static Task<TimeSpan> TakenInAsync(CheckRun run, ApiProcess api) =>
        Wait.ForAsync("the inbox to be empty", Settling, api.Process, async () => await SqliteRows.CountAsync(run, "api", "inbox_deliveries") == 0);

    private static void Judge(CheckRun run, List<(HostileBody Body, int Status)> answers)
    {
        run.Report.Figures("answers", answers.CountBy(each => each.Status).ToDictionary());
        var wrong = answers.Where(each => !(each.Status is >= 400 and < 500 || (each.Status == 200 && !run.Control) || (each.Status == 0 && each.Body.Bytes.Length > 1024 * 1024))).ToList();
        run.Report.Property("answers other than 200 and 4xx", wrong.Count == 0, wrong.Count == 0 ? "0" : $"{wrong.Count}, first {wrong[0].Body.Kind}: {wrong[0].Status}", "0");
    }

    private static async Task MemoryAsync(CheckRun run, ApiProcess api, double before)
    {
        var after = api.Process.ResidentMegabytes;
        try
        {
            await Wait.ForAsync("memory to come back", Rest, api.Process, () => Task.FromResult(api.Process.ResidentMegabytes <= before + MostMegabytes));
        }
        catch (TimeoutException)
        {
            // judged below
        }

        run.Report.Figures("memory in MB", new { before = Math.Round(before), after = Math.Round(after), afterRest = Math.Round(api.Process.ResidentMegabytes) });
        run.Report.AtMost("memory in MB beyond what it was", api.Process.ResidentMegabytes - before, MostMegabytes);
    }

    private static async Task CompareAsync(CheckRun run, ApiProcess api, List<(HostileBody Body, int Status)> answers)
    {
        var expected = answers.Where(each => each.Status == 200).Sum(each => each.Body.Events);
        var (seen, unreadable) = (new HashSet<string>(StringComparer.Ordinal), 0);
        for (var after = 0L; ;)
        {
            var page = await api.Operator.GetAsync(string.Create(CultureInfo.InvariantCulture, $"api/v1/events?limit={(unreadable > 0 ? 1 : 20)}&after={after}"));
            if (page.Status != 200)
            {
                unreadable++;
                after += unreadable > 1 ? 1 : 0;    // past the one that cannot be read
                continue;
            }

            using var json = JsonDocument.Parse(page.Text, new JsonDocumentOptions { MaxDepth = MaxDepth });
            var events = json.RootElement.GetProperty("events");
            if (events.GetArrayLength() == 0)
                break;
            seen.UnionWith(events.EnumerateArray().Where(IsOfARound).Select(item => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(item.GetProperty("raw").GetRawText())))));
            after = long.Parse(json.RootElement.GetProperty("after").GetString()!, CultureInfo.InvariantCulture);
        }

        run.Report.None("pages of the feed that cannot be read", unreadable);
        run.Report.Property("events of what was taken that are in the feed", seen.Count == expected, seen.Count, $"{expected}");
        run.Report.None("dead letters of deliveries", (await api.Operator.GetAsync("api/v1/dead-letters?limit=100")).Each("results", "lane").Count(lane => lane!.StartsWith("delivery|", StringComparison.Ordinal)));
    }

    private static bool IsOfARound(JsonElement item) => item.GetProperty("raw").TryGetProperty("markerId", out var mark) && mark.GetString()!.StartsWith('m');
}
