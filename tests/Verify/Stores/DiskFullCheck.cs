using Verify.Rig;
using Verify.Webhooks;

namespace Verify.Stores;

/// <summary>The disk of the SQLite file is full for a while (O2).</summary>
internal sealed class DiskFullCheck : ICheck
{
    public string Name => "diskfull";

    public string Summary => "the disk of the SQLite file is full for a while: deliveries are refused at once meanwhile, none that was acknowledged is lost, the service lives and recovers";

    public string Control => "what was refused counts as acknowledged, as for a service that answers before it stores";

    public IReadOnlyList<Option> Options { get; } =
        [new("--times", "20", "how often it is full"), new("--seconds", "10", "for how long each time"), new("--megabytes", "64", "the size of the disk")];

    public IReadOnlyList<string> Quick => ["--times", "3", "--seconds", "5"];

    public async Task RunAsync(CheckRun run)
    {
        var disk = run.Keep(await SmallDisk.MountAsync(Path.Combine(run.Folder, "disk"), run.Arguments.Number("--megabytes")));
        var hubSpot = await run.StartHubSpotAsync();
        var api = await run.StartApiAsync(new(hubSpot.Address) { Database = $"Data Source={disk.File("hubspotcrm.db")}", More = Deliverer.Settings });
        await new StoreLoss(run, api).RunAsync(run.Arguments.Number("--times"), run.Arguments.Seconds("--seconds"), disk.FillAsync, disk.EmptyAsync);
    }
}
