using System.Diagnostics;
using System.Globalization;
using Verify.Rig;

namespace Verify.Trouble;

/// <summary>HubSpot is away, as callers see it (R7, R11).</summary>
internal sealed class OutageCheck : ICheck
{
    private const int Patience = 5;
    private const int PatienceOfControl = 60;
    private const int AttemptTimeout = 10;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Noticing = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Quickly = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(10);

    public string Name => "outage-client";

    public string Summary => "HubSpot refuses connections, hangs, answers 503: quick honest answers, quick recovery";

    public string Control => "attempts and callers wait for 60 s, so nothing is noticed in time";

    public IReadOnlyList<Option> Options { get; } =
    [
        new("--seconds", "30", "how long each outage lasts"),
        new("--modes", "refused,hang,503", "which outages"),
    ];

    public IReadOnlyList<string> Quick => ["--seconds", "20"];

    public async Task RunAsync(CheckRun run)
    {
        foreach (var mode in run.Arguments.Text("--modes").Split(','))
        {
            await using var hubSpot = await run.StartHubSpotAsync($"sandbox-{mode}");
            await using var api = await run.StartApiAsync(new(hubSpot.Address) { Name = $"api-{mode}", AttemptTimeoutSeconds = run.Control ? 60 : AttemptTimeout });
            await RunAsync(run, hubSpot, api, mode);
        }
    }

    private static async Task RunAsync(CheckRun run, HubSpotProcess hubSpot, ApiProcess api, string mode)
    {
        var path = $"api/v1/contacts/{await FillAsync(hubSpot)}";
        await Probe.StreamAsync(api.Writer, path, Patience, Step, TimeSpan.FromSeconds(2));    // compiled, and healthy in the breaker's eyes
        var duration = run.Arguments.Seconds("--seconds");
        await BreakAsync(hubSpot, mode);
        var health = WatchHealthAsync(api, duration);
        var probes = await Probe.StreamAsync(api.Writer, path, run.Control ? PatienceOfControl : Patience, Step, duration);
        var (alive, slowest) = await health;

        await MendAsync(hubSpot, mode);
        var back = await Wait.ForAsync("the service to recover", TimeSpan.FromSeconds(90), api.Process, async () => (await api.Writer.GetAsync(path)).Status == 200);
        Judge(run, mode, probes);
        run.Report.TimeAtMost($"{mode}: seconds from HubSpot's return to the first success", back.TotalSeconds, Recovery.TotalSeconds);
        run.Report.Property($"{mode}: the process lives and says so all along", alive && !api.Process.HasExited, alive, "true");
        run.Report.TimeAtMost($"{mode}: slowest answer about its health, in seconds", slowest.TotalSeconds, Quickly.TotalSeconds);
        run.Report.None($"{mode}: 429 answers of HubSpot", long.Parse((await hubSpot.Driver.StatsAsync())["refused429"]!, CultureInfo.InvariantCulture));
    }

    private static void Judge(CheckRun run, string mode, IReadOnlyList<Probe> probes)
    {
        var report = run.Report;
        // A hang is noticed when the first attempts give up.
        var noticed = mode == "hang" ? TimeSpan.FromSeconds(Math.Min(AttemptTimeout, Patience)) + Noticing : Noticing;
        var later = probes.Where(probe => probe.SentAt > noticed).ToList();
        report.Figures(mode, new
        {
            calls = probes.Count,
            statuses = probes.GroupBy(probe => $"{probe.Status} {(probe.Status == 0 ? "no answer" : probe.Answer!["code"])}", StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal),
            p50Ms = Math.Round(Probe.Quantile(later, 0.5).TotalMilliseconds),
            p95Ms = Math.Round(Probe.Quantile(later, 0.95).TotalMilliseconds),
            maxMs = Math.Round(Probe.Quantile(probes, 1).TotalMilliseconds),
        });
        var other = probes.Where(probe => probe.Status != 503 || !probe.SaysWhen).ToList();
        report.Property($"{mode}: every answer is 503 with Retry-After", other.Count == 0, other.Count == 0 ? "all" : $"{other.Count} not, first {other[0].Status}", "all");
        // The probe that asks whether HubSpot is back waits for it: at most a few in a hundred.
        report.TimeAtMost($"{mode}: p95 of the answers once it is noticed, in seconds", Probe.Quantile(later, 0.95).TotalSeconds, Quickly.TotalSeconds);
        report.TimeAtMost($"{mode}: longest answer beyond the caller's patience, in seconds", Probe.Quantile(probes, 1).TotalSeconds - Patience, 1);
    }

    private static async Task<string> FillAsync(HubSpotProcess hubSpot) => await hubSpot.Driver.CreateAsync("contacts", new { email = "outage@example.com" });

    private static Task BreakAsync(HubSpotProcess hubSpot, string mode) => mode switch
    {
        "refused" => hubSpot.KillAsync(),
        "hang" => hubSpot.Driver.FailAsync(new { kind = "hang" }),
        "503" => hubSpot.Driver.FailAsync(new { kind = "status", status = 503 }),
        _ => throw new FormatException("--modes takes refused, hang and 503."),
    };

    private static async Task MendAsync(HubSpotProcess hubSpot, string mode)
    {
        if (mode != "refused")
        {
            await hubSpot.Driver.HealAsync();
            return;
        }

        await hubSpot.ReturnAsync();
        await FillAsync(hubSpot);    // the same id: an empty sandbox counts from the start
    }

    private static async Task<(bool Alive, TimeSpan Slowest)> WatchHealthAsync(ApiProcess api, TimeSpan duration)
    {
        var (alive, slowest) = (true, TimeSpan.Zero);
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < duration)
        {
            var probe = await Probe.SendAsync(since, api.Writer, "health/live", Patience);
            alive &= probe.Status == 200;
            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, probe.Took.Ticks));
            await Wait.ShortlyAsync(TimeSpan.FromMilliseconds(250));
        }

        return (alive, slowest);
    }
}
