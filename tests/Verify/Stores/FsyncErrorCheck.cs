using Verify.Rig;
using Verify.Webhooks;

namespace Verify.Stores;

/// <summary>The disk of the SQLite file breaks for a while (O2): what is written does not reach it, and says so.</summary>
internal sealed class FsyncErrorCheck : ICheck
{
    public string Name => "fsync";

    public string Summary => "fsync of the SQLite file fails for a while (EIO): deliveries are refused at once meanwhile, none that was acknowledged is lost, the service lives and recovers";

    public string Control => "what was refused counts as acknowledged, as for a service that answers before it stores";

    public IReadOnlyList<Option> Options { get; } = [new("--times", "20", "how often it fails"), new("--seconds", "5", "for how long each time")];

    public IReadOnlyList<string> Quick => ["--times", "3", "--seconds", "3"];

    public async Task RunAsync(CheckRun run)
    {
        var disk = await FailingDisk.CreateAsync(Path.Combine(run.Folder, "disk"));
        var hubSpot = await run.StartHubSpotAsync();
        var api = await run.StartApiAsync(new(hubSpot.Address)
        {
            Database = $"Data Source={disk.File("hubspotcrm.db")}",
            More = Deliverer.Settings.Concat(disk.Environment).ToDictionary(StringComparer.Ordinal),
        });
        await new StoreLoss(run, api).RunAsync(run.Arguments.Number("--times"), run.Arguments.Seconds("--seconds"), disk.BreakAsync, disk.MendAsync);
    }
}
