using System.Text.Json.Nodes;
using TestSupport.Drivers;
using Verify.Rig;

namespace Verify.Equality;

/// <summary>One bad input in every hundred callers at once: those fail, with their own errors, and nobody else.</summary>
internal static class BadInputs
{
    private const int OneIn = 100;
    private const string NoId = "51999999999";

    public static async Task RunAsync(CheckRun run)
    {
        var callers = run.Arguments.Number("--callers");
        var hubSpot = await run.StartHubSpotAsync("sandbox-bad");
        var ids = await hubSpot.Driver.CreateManyAsync("contacts", Enumerable.Range(0, callers).Select(n => (object)new { email = $"bad-{n}@example.com" }));
        await hubSpot.Driver.AdvanceAsync(TimeSpan.FromMinutes(1));
        await hubSpot.Driver.SetAsync(new { tier = "free", latencyMs = 50, logCalls = true });
        var api = await run.StartApiAsync(new(hubSpot.Address) { Name = "api-bad", Quota = 100 });    // it has seen no other limit

        await WaveAsync(run, hubSpot, "changes with a wrong option", callers, 200, n => Patch(api, ids[n], n, IsBad(n) ? "NONSENSE" : "NEW"), (n, answer) => answer is { Status: 422 } && answer.Has("errors.leadStatus"));
        await WaveAsync(run, hubSpot, "changes of a missing record", callers, 200, n => Patch(api, IsBad(n) ? NoId : ids[n], n, "OPEN"), (_, answer) => answer is { Status: 404 } && answer["code"] == "record.not-found");
        await WaveAsync(run, hubSpot, "new records with a wrong option", callers, 201, n => Post(api, $"wave-1-{n}@example.com", IsBad(n) ? "NONSENSE" : "NEW"), (_, answer) => answer is { Status: 422 } && answer.Has("errors.leadStatus"));
        await WaveAsync(run, hubSpot, "new records with a taken e-mail", callers, 201, n => Post(api, IsBad(n) ? $"bad-{n}@example.com" : $"wave-2-{n}@example.com", "NEW"), (n, answer) => answer is { Status: 409 } && answer["existingId"] == ids[n]);
        await WaveAsync(run, hubSpot, "reads of a missing record", callers, 200, n => Send(api, HttpMethod.Get, $"api/v1/contacts/{(IsBad(n) ? NoId : ids[n])}"), (_, answer) => answer is { Status: 404 } && answer["code"] == "record.not-found");
    }

    private static async Task WaveAsync(CheckRun run, HubSpotProcess hubSpot, string what, int callers, int success, Func<int, Task<Answer>> call, Func<int, Answer, bool> isOwnError)
    {
        await hubSpot.Driver.ForgetLogAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, callers).Select(n => Task.Run(() => call(n))));
        var wrong = answers.Index().Where(each => IsBad(each.Index + (run.Control ? 1 : 0)) ? !isOwnError(each.Index, each.Item) : each.Item.Status != success).ToList();
        var calls = (await hubSpot.Driver.LogAsync()).Node("calls")!.AsArray();
        run.Report.Property($"{what}: exactly these fail", wrong.Count == 0, wrong.Count == 0 ? "yes" : $"{wrong.Count} wrong, caller {wrong[0].Index}: {wrong[0].Item}", "yes");
        run.Report.AtMost($"{what}: HubSpot calls for {callers} callers", calls.Count, Riding(callers));
        run.Report.Figures(what, new { batches = calls.Count(IsBatch), alone = calls.Count(each => !IsBatch(each)) });
    }

    /// <summary>The window's hundred may go alone; the others ride together, and culprits are looked for by halves.</summary>
    private static int Riding(int callers) => 100 + (callers / 100 * 10);

    private static bool IsBad(int n) => n % OneIn == OneIn / 2;

    private static bool IsBatch(JsonNode? call) => call!["path"]!.ToString().Contains("/batch/", StringComparison.Ordinal);

    private static Task<Answer> Patch(ApiProcess api, string id, int n, string status) => Send(api, HttpMethod.Patch, $"api/v1/contacts/{id}", new { jobTitle = $"title {n}", leadStatus = status });

    private static Task<Answer> Post(ApiProcess api, string email, string status) => Send(api, HttpMethod.Post, "api/v1/contacts", new { email, leadStatus = status });

    private static Task<Answer> Send(ApiProcess api, HttpMethod method, string path, object? body = null) => api.Operator.SendAsync(method, path, body, ("Prefer", "wait=60"));
}
