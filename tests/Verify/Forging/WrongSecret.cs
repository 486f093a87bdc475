using Verify.Rig;
using Verify.Webhooks;

namespace Verify.Forging;

/// <summary>A service with a wrong secret refuses what HubSpot sends, keeps it, and takes it in when the secret is right.</summary>
internal sealed class WrongSecret(CheckRun run, HubSpotProcess hubSpot)
{
    private const string Service = "api-wrong-secret";
    private const int Deliveries = 40;    // no more are kept in one second
    private static readonly TimeSpan Quickly = TimeSpan.FromSeconds(30);

    public async Task RunAsync()
    {
        var events = Enumerable.Range(1, Deliveries).Select(n => new SentEvent(n, 7_000 + n, 1_790_000_000_000 + n)).ToList();
        await using (var wrong = await StartAsync("another-secret"))
        {
            using var deliverer = new Deliverer(wrong.Address);
            var refused = 0;
            foreach (var each in events)
                refused += (await deliverer.SendAsync(SentEvent.Write([each]))).Status == 401 ? 1 : 0;
            run.Report.Property("deliveries refused while the secret is wrong", refused == Deliveries, refused, $"{Deliveries}");
        }

        run.Report.Property("refused deliveries that are in the quarantine", await CountAsync() == Deliveries, await CountAsync(), $"{Deliveries}");
        await using var right = await StartAsync(Deliverer.Secret);
        var answer = await right.Operator.PostAsync("api/v1/webhooks/quarantine/verify", new { });
        run.Report.Property("deliveries taken in once the secret is right", answer.Status == 200 && answer["takenIn"] == $"{Deliveries}" && answer["stillRefused"] == "0", answer.ToString(), $"{Deliveries}");
        if (answer.Status != 200)
            return;
        await WholeFeed.SettleAsync(right, Quickly);
        WholeFeed.Judge(run.Report, events, await WholeFeed.ReadAsync(right));
        run.Report.Property("nothing of it is left in the quarantine", await CountAsync() == 0, await CountAsync(), "0");
    }

    private Task<ApiProcess> StartAsync(string secret) => run.StartApiAsync(new(hubSpot.Address)
    {
        Name = Service,
        More = new Dictionary<string, string>(Deliverer.Settings, StringComparer.Ordinal) { ["HUBSPOT_CLIENT_SECRET"] = secret },
    });

    private Task<long> CountAsync() => SqliteRows.CountAsync(run, Service, "rejected_deliveries");
}
