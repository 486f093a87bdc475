using Verify.Rig;

namespace Verify.Equality;

/// <summary>What rides together with others is answered and stored as if it had gone alone.</summary>
internal sealed class EqualCheck : ICheck
{
    public string Name => "equal";

    public string Summary => "random calls batched under a tight limit and one by one: the same answers, the same end; one bad input hurts nobody else";

    public string Control => "the calls of two keys are made in another order one by one; a good caller counts as bad";

    public IReadOnlyList<Option> Options { get; } =
    [
        new("--ops", "10000", "random calls"),
        new("--keys", "400", "callers, each with records of its own"),
        new("--limit", "100", "HubSpot calls in ten seconds of the batched run: 100 or 190"),
        new("--seed", "1", "of the calls"),
        new("--callers", "1000", "at once, one in a hundred with a bad input"),
    ];

    public IReadOnlyList<string> Quick => ["--ops", "2000", "--keys", "200", "--callers", "400"];

    public async Task RunAsync(CheckRun run)
    {
        var arguments = run.Arguments;
        var script = Script.Write(arguments.Number("--seed"), arguments.Number("--keys"), arguments.Number("--ops"));

        var tight = await PrepareAsync(run, "together", script.Count, arguments.Number("--limit"));
        var together = await tight.TogetherAsync(script);
        var alone = await PrepareAsync(run, "alone", script.Count, limit: null);
        var oneByOne = await alone.OneByOneAsync(run.Control ? Disturbed(script) : script);

        var calls = (await tight.HubSpot.Driver.CallsAsync(), await alone.HubSpot.Driver.CallsAsync());
        run.Report.Figures("calls", new { together = calls.Item1, oneByOne = calls.Item2, toldToWait = tight.ToldToWait });
        Compare(run, "answers", Flat(together), Flat(oneByOne), Flat(script));
        Compare(run, "records at the end", await tight.EndAsync(), await alone.EndAsync(), like: null);
        await BadInputs.RunAsync(run);
    }

    private static async Task<Play> PrepareAsync(CheckRun run, string name, int keys, int? limit)
    {
        var hubSpot = await run.StartHubSpotAsync($"sandbox-{name}");
        var api = await run.StartApiAsync(new(hubSpot.Address) { Name = $"api-{name}", Quota = limit ?? 1_000_000, Provision = true });
        var casts = await Cast.FillAsync(hubSpot, keys);
        if (limit is not null)
        {
            await hubSpot.Driver.AdvanceAsync(TimeSpan.FromMinutes(1));
            await hubSpot.Driver.SetAsync(new { tier = limit == 190 ? "pro" : "free", latencyMs = 50, perItemMs = 1 });
        }

        await hubSpot.Driver.ForgetStatsAsync();
        return new(api, hubSpot, casts);
    }

    private static List<IReadOnlyList<Operation>> Disturbed(IReadOnlyList<IReadOnlyList<Operation>> script) => [.. script.Index().Select(key => key.Index < 2 ? [.. key.Item.Reverse()] : key.Item)];

    private static Dictionary<string, string> Flat<T>(IReadOnlyList<IReadOnlyList<T>> byKey) =>
        byKey.Index().SelectMany(key => key.Item.Index(), (key, each) => ($"key {key.Index} call {each.Index}", $"{each.Item}")).ToDictionary(StringComparer.Ordinal);

    private static void Compare(CheckRun run, string what, IReadOnlyDictionary<string, string> together, IReadOnlyDictionary<string, string> alone, IReadOnlyDictionary<string, string>? like)
    {
        List<string> different = [];
        foreach (var name in together.Keys.Union(alone.Keys, StringComparer.Ordinal))
        {
            if (together.GetValueOrDefault(name) is var one && alone.GetValueOrDefault(name) is var other && one != other)
                different.Add($"{name} {like?.GetValueOrDefault(name)}\n  together: {one ?? "–"}\n  alone:    {other ?? "–"}");
        }

        File.WriteAllLines(Path.Combine(run.Folder, $"different-{what.Replace(' ', '-')}.txt"), different);
        run.Report.Property($"the same {what}", different.Count == 0, different.Count == 0 ? $"{together.Count} equal" : $"{different.Count} of {together.Count} differ, {different[0]}", "all equal");
    }
}
