using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Operations;
using HubSpotCrm.Domain.Operations;

namespace Infrastructure.IntegrationTests.Persistence;

/// <summary>Which lane the work of an operation goes into.</summary>
[TestFixture(EngineFixture.Sqlite)]
[TestFixture(EngineFixture.Postgres)]
public sealed class OperationLanesTests(string engine) : EngineFixture(engine)
{
    private const string Queue = "work";

    [Test]
    public async Task It_goes_into_the_next_lane_once_nothing_waits_in_the_first()
    {
        var first = new Operation(Operation.NewId(), "contacts.update", "shop", DateTimeOffset.UnixEpoch);
        var operations = Get<IOperations>();
        await operations.AcceptAsync(new(first, ExternalId: null, Queue, "op_1", "{}", LaneAfter: "contact|1"), Ct);
        await operations.AcceptAsync(new(first with { Id = Operation.NewId() }, ExternalId: null, Queue, "op_2", "{}"), Ct);
        await operations.AcceptAsync(new(first with { Id = Operation.NewId() }, ExternalId: null, Queue, "op_2", "{}", LaneAfter: "contact|2"), Ct);

        Assert.That((await Get<IQueueEngine>().ClaimAsync(Queue, 10, Ct)).Select(lane => (lane.Lane, lane.Messages.Count)), Is.EquivalentTo(new[] { ("contact|1", 1), ("op_2", 2) }));
    }
}
