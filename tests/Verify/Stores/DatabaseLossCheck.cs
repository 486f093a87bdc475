using Verify.Rig;
using Verify.Webhooks;

namespace Verify.Stores;

/// <summary>PostgreSQL crashes and comes back while deliveries come (R15).</summary>
internal sealed class DatabaseLossCheck : ICheck
{
    public string Name => "dbloss";

    public string Summary => "PostgreSQL crashes again and again: deliveries are refused at once meanwhile, none that was acknowledged is lost, the service lives and recovers";

    public string Control => "what was refused counts as acknowledged, as for a service that answers before it stores";

    public IReadOnlyList<Option> Options { get; } = [new("--times", "20", "how often it crashes"), new("--seconds", "30", "how long it is away each time")];

    public IReadOnlyList<string> Quick => ["--times", "3", "--seconds", "6"];

    public async Task RunAsync(CheckRun run)
    {
        var postgres = await run.StartPostgresAsync();
        var hubSpot = await run.StartHubSpotAsync();
        var api = await run.StartApiAsync(new(hubSpot.Address) { Database = await postgres.CreateDatabaseAsync(), More = Deliverer.Settings });
        await new StoreLoss(run, api).RunAsync(run.Arguments.Number("--times"), run.Arguments.Seconds("--seconds"), postgres.CrashAsync, postgres.ResumeAsync);
    }
}
