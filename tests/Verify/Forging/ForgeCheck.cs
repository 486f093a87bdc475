using System.Collections.Concurrent;
using TestSupport.Drivers;
using TestSupport.Forgeries;
using Verify.Rig;
using Verify.Webhooks;

namespace Verify.Forging;

/// <summary>Deliveries that HubSpot has not sent (S1).</summary>
internal sealed class ForgeCheck : ICheck
{
    private const string Previous = "the-secret-before";
    private const int Least = 2_000;
    private const int Senders = 8;
    private const int Again = 5;

    public string Name => "forge";

    public string Summary => "forged deliveries in every way that we know are refused, true ones in every way that HubSpot may write them are taken";

    public string Control => "one of the forged ones is rightly signed";

    public IReadOnlyList<Option> Options { get; } = [new("--rounds", "3", "how often the whole matrix is sent")];

    public IReadOnlyList<string> Quick => ["--rounds", "1"];

    public async Task RunAsync(CheckRun run)
    {
        var hubSpot = await run.StartHubSpotAsync();
        var api = await run.StartApiAsync(new(hubSpot.Address) { More = new Dictionary<string, string>(Deliverer.Settings, StringComparer.Ordinal) { ["HubSpot__PreviousClientSecret"] = Previous } });
        var app = new SigningApp(Deliverer.Secret, Deliverer.PublicAddress);

        var forged = await SendAsync(api, Enumerable.Range(0, run.Arguments.Number("--rounds")).SelectMany(_ => Forgery.All(app, TimeProvider.System)).Concat(run.Control ? Forgery.True(app, TimeProvider.System).Take(1) : []));
        var right = await SendAsync(api, Forgery.True(app, TimeProvider.System, Previous), again: Again);
        Judge(run.Report, forged, right);
        run.Report.Property("the process lives", !api.Process.HasExited, !api.Process.HasExited, "true");
    }

    /// <param name="again">How often one is sent again that was answered with 503, as HubSpot does it.</param>
    private static async Task<IReadOnlyList<(WireRequest Request, int Status)>> SendAsync(ApiProcess api, IEnumerable<WireRequest> requests, int again = 0)
    {
        var client = new RawClient(api.Address);
        var answers = new ConcurrentBag<(WireRequest, int)>();
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (request, _) =>
        {
            var status = await request.SendAsync(client);
            for (var left = again; status == 503 && left > 0; left--)
                status = await request.SendAsync(client);
            answers.Add((request, status));
        });
        return [.. answers];
    }

    private static void Judge(Report report, IReadOnlyList<(WireRequest Request, int Status)> forged, IReadOnlyList<(WireRequest Request, int Status)> right)
    {
        report.Figures("forged", forged.CountBy(each => each.Status).ToDictionary());
        report.AtLeast("forged deliveries sent", forged.Count, Least);
        report.Property("forged deliveries that were accepted", !forged.Any(IsTaken), Describe(forged.Where(IsTaken)), "0");
        var unclear = forged.Where(each => each.Status is not (>= 400 and < 500) && !IsTaken(each));
        report.Property("forged deliveries answered with anything but 4xx", !unclear.Any(), Describe(unclear), "0");
        report.Property("true deliveries that were refused", right.All(IsTaken), Describe(right.Where(each => !IsTaken(each))), $"0 of {right.Count}");
    }

    private static bool IsTaken((WireRequest Request, int Status) each) => each.Status is >= 200 and < 300;

    private static string Describe(IEnumerable<(WireRequest Request, int Status)> some) => some.ToList() is { Count: > 0 } few
        ? $"{few.Count}: {string.Join("; ", few.Take(10).Select(each => $"{each.Request.Kind} ({each.Request.Body.Length} bytes): {each.Status}"))}"
        : "0";
}
