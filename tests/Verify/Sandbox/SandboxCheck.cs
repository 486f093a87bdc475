using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Verify.Load;
using Verify.Rig;

namespace Verify.Sandbox;

/// <summary>The sandbox must be no bottleneck of what is measured against it.</summary>
internal sealed class SandboxCheck : ICheck
{
    private const int Connections = 8;
    private const int Items = 100;
    private const int BatchesPerSecond = 300;
    private const double MostMilliseconds = 5;
    private const string Head = "Host: localhost\r\nAuthorization: Bearer sandbox-token\r\nContent-Type: application/json\r\n";
    private static readonly string[] Read = ["email", "firstname", "lastname", "phone", "company", "jobtitle", "website", "city", "country", "lifecyclestage", "hs_lead_status", "hubspot_owner_id"];

    public string Name => "sandbox";

    public string Summary => "the sandbox answers 300 batches of 100 records in a second and spends little on each";

    public string Control => "it is made slow: 200 ms for each answer";

    public IReadOnlyList<Option> Options { get; } =
    [
        new("--seconds", "5", "how long each kind of batch"),
        new("--kinds", "read,update,create,upsert", "which batches"),
    ];

    public IReadOnlyList<string> Quick => ["--seconds", "3"];

    public async Task RunAsync(CheckRun run)
    {
        foreach (var kind in run.Arguments.Text("--kinds").Split(','))
        {
            await using var hubSpot = await run.StartHubSpotAsync($"sandbox-{kind}");
            var ids = await hubSpot.Driver.CreateManyAsync("contacts", Enumerable.Range(0, Connections * Items).Select(n => (object)new { email = Population.Email(n), firstname = "Load", lastname = "Test", city = "Madrid" }));
            if (run.Control)
                await hubSpot.Driver.SetAsync(new { latencyMs = 200 });
            await LoadAsync(hubSpot, kind, ids, TimeSpan.FromSeconds(2));    // until it is compiled
            var (before, since) = (hubSpot.Process.ProcessorTime, Stopwatch.GetTimestamp());
            var batches = await LoadAsync(hubSpot, kind, ids, run.Arguments.Seconds("--seconds"));
            var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
            run.Report.RateAtLeast($"{kind}: batches of {Items} per second", batches / seconds, BatchesPerSecond);
            run.Report.TimeAtMost($"{kind}: processor time for a batch, in ms", (hubSpot.Process.ProcessorTime - before).TotalMilliseconds / Math.Max(1, batches), MostMilliseconds);
        }
    }

    private static async Task<int> LoadAsync(HubSpotProcess hubSpot, string kind, IReadOnlyList<string> ids, TimeSpan duration)
    {
        var since = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(connection => Task.Run(async () =>
        {
            using var wire = new Wire(hubSpot.Address.Port);
            var n = 0;
            for (; Stopwatch.GetElapsedTime(since) < duration; n++)
            {
                var reply = await wire.SendAsync(Request(kind, ids.Skip(connection * Items).Take(Items), $"{since}-{connection}-{n}"), CancellationToken.None);
                if (reply.Status is not (200 or 201))
                    throw new InvalidOperationException($"A batch was answered {reply.Status}: {Encoding.UTF8.GetString(reply.Body.Span)}");
            }

            return n;
        })));
        return counts.Sum();
    }

    private static byte[] Request(string kind, IEnumerable<string> ids, string tag)
    {
        var inputs = ids.Select((id, n) => Input(kind, id, n, tag));
        var body = JsonSerializer.SerializeToUtf8Bytes(kind == "read" ? new { inputs, properties = Read } : (object)new { inputs });
        return [.. Encoding.ASCII.GetBytes($"POST /crm/objects/2026-09/contacts/batch/{kind} HTTP/1.1\r\n{Head}Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n"), .. body];
    }

    private static object Input(string kind, string id, int n, string tag) => kind switch
    {
        "read" => new { id },
        "update" => new { id, objectWriteTraceId = $"{n}", properties = new { jobtitle = $"title {tag}", city = "Madrid" } },
        "create" => new { objectWriteTraceId = $"{n}", properties = new { email = $"n{n}-{tag}@example.com", firstname = "Load", lastname = "Test" } },
        "upsert" => new { id = $"u{n}-{tag}@example.com", idProperty = "email", objectWriteTraceId = $"{n}", properties = new { email = $"u{n}-{tag}@example.com", firstname = "Load" } },
        _ => throw new FormatException("--kinds takes read, update, create and upsert."),
    };
}
