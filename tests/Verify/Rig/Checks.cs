using Verify.Crashes;
using Verify.Equality;
using Verify.Feed;
using Verify.Forging;
using Verify.Load;
using Verify.Outbox;
using Verify.Quota;
using Verify.Sandbox;
using Verify.Scheduling;
using Verify.Scheduling.Kills;
using Verify.Scheduling.Sending;
using Verify.Stores;
using Verify.Trouble;
using Verify.Webhooks;
using Verify.Workflows;
using Verify.Writes;

namespace Verify.Rig;

internal static class Checks
{
    public static IReadOnlyList<ICheck> All { get; } =
    [
        new SandboxCheck(),
        new LoadCheck(),
        new EqualCheck(),
        new LostReplyCheck(),
        new IdemCheck(),
        new StormCheck(),
        new OutageCheck(),
        new OutboxCheck(),
        new WorkflowKillCheck(),
        new HerdCheck(),
        new SmtpCheck(),
        new ItipCheck(),
        new InjectCheck(),
        new BookingKillCheck(),
        new TakeoverCheck(),
        new AckCheck(),
        new BulkheadCheck(),
        new ConsumersCheck(),
        new Kill9Check(),
        new DedupeCheck("dedupe"),
        new DedupeCheck("order"),
        new ForgeCheck(),
        new ReplayCheck(),
        new HostileWebhooksCheck(),
        new PoisonCheck(),
        new WorkTakeoverCheck(),
        new ZombieCheck(),
        new DatabaseLossCheck(),
        new DiskFullCheck(),
        new FsyncErrorCheck(),
    ];

    public static ICheck? Find(string name) => All.FirstOrDefault(check => check.Name == name);
}
