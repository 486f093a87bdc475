using System.Diagnostics;
using System.Text;

namespace Verify.Load;

/// <summary>A single call when nobody competes, through the service and past it, in turn.</summary>
internal static class Alone
{
    private const int Rounds = 60;
    private const int RoundsOfControl = 10;
    private const int WarmUp = 20;
    private const double MostAdded = 10;

    public static async Task RunAsync(Stage stage)
    {
        var run = stage.Run;
        var population = await stage.FillAsync(100, 1);
        using var through = new Wire(stage.Api.Address.Port);
        using var past = new Wire(stage.HubSpot.Address.Port);
        List<double> service = [];
        List<double> bare = [];
        var rounds = run.Control ? RoundsOfControl : Rounds;
        for (var round = run.Control ? 0 : -WarmUp; round < rounds; round++)
        {
            var id = population.Id(population.Of(0, round + WarmUp));
            var own = await TimeAsync(through, Exchange.Get($"/api/v1/contacts/{id}").Request);
            var hubSpot = await TimeAsync(past, Encoding.ASCII.GetBytes($"GET /crm/objects/2026-09/contacts/{id} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer sandbox-token\r\n\r\n"));
            if (round < 0)
                continue;
            service.Add(own);
            bare.Add(hubSpot);
        }

        service.Sort();
        bare.Sort();
        var (median, floor) = (Tally.Quantile(service, 0.5), Tally.Quantile(bare, 0.5));
        run.Report.Figures("alone", new { serviceMedianMs = Math.Round(median, 2), bareMedianMs = Math.Round(floor, 2), serviceP90Ms = Math.Round(Tally.Quantile(service, 0.9), 2), bareP90Ms = Math.Round(Tally.Quantile(bare, 0.9), 2) });
        run.Report.TimeAtMost("alone: what the service adds to the median, in ms", median - floor, MostAdded);
    }

    private static async Task<double> TimeAsync(Wire wire, byte[] request)
    {
        var start = Stopwatch.GetTimestamp();
        var reply = await wire.SendAsync(request, CancellationToken.None);
        return reply.Status == 200 ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : throw new InvalidOperationException($"A single read was answered {reply.Status}.");
    }
}
