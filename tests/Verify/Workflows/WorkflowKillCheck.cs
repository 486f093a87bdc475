using Verify.Crashes;
using Verify.Outbox;
using Verify.Rig;

namespace Verify.Workflows;

/// <summary>The service is killed again and again while orders come and are worked on (R1, R10, R20).</summary>
internal sealed class WorkflowKillCheck : ICheck
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public string Name => "workflow-kill";

    public string Summary => "kill -9 again and again while orders come and are worked on: each has one deal and one note, won and linked; no customer or company is there twice";

    public string Control => "each repetition of an order has another externalId, as of a client without one: orders double";

    public IReadOnlyList<Option> Options { get; } = [.. KillSeries.Options(kills: "300"), new("--orders", "3000", "spread over the kills")];

    public IReadOnlyList<string> Quick => ["--orders", "300", "--kills", "20"];

    public async Task RunAsync(CheckRun run)
    {
        var hubSpot = await run.StartHubSpotAsync();
        var series = await KillSeries.StartAsync(run, hubSpot, new Dictionary<string, string>(StringComparer.Ordinal));
        var (api, orders) = (series.Instances[0], run.Arguments.Number("--orders"));
        var senders = new OrderSenders(series.Instances, hasFreshIds: run.Control);
        await series.RunAsync(senders, orders);
        var drained = await LeftOperations.EndAsync(api, Longest);

        await series.TellAsync("orders", senders, drained, hubSpot);
        run.Report.Property("orders acknowledged", senders.Acknowledged.Count == orders, senders.Acknowledged.Count, $"{orders}");
        run.Report.Property("no operation failed or died", await LeftOperations.AreNoneAsync(api, "failed") && await LeftOperations.AreNoneAsync(api, "dead"), "the lists", "empty");
        (await OrderOracle.ReadAsync(hubSpot)).Judge(run.Report, senders.Acknowledged);
    }
}
