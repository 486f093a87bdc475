using HubSpotCrm.Application.Operations;
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
    private const string ByEmail = "contact|email|ana";
    private const string ById = "contact|7";

    private IOperations Operations => Get<IOperations>();

    private IQueueEngine Engine => Get<IQueueEngine>();

    [TestCase(null)]
    [TestCase(ByEmail)]
    public async Task It_goes_after_what_waits_for_the_record_under_another_name(string? key)
    {
        var made = Operation.NewId();
        await AcceptAsync(key ?? made, "made", id: made);
        await AcceptAsync(made, "by operation");
        var lane = (await Engine.ClaimAsync(Queue, 10, Ct)).Single();
        await Engine.FinishAsync(lane, lane.Messages[0], [new OperationEnded(made, Steps: null, "{}", Problem: null) { RecordLane = ById }], lane.Messages[1], Ct);

        await AcceptAsync(ById, "by id");
        await AcceptAsync(made, "by operation again", after: ById);
        await AcceptAsync(made, "by operation that had not ended a moment ago");

        Assert.That(lane.Messages.Select(message => message.Payload), Is.EqualTo(new[] { "made", "by operation" }));
        await Engine.FinishAsync(lane, lane.Messages[1], [], next: null, Ct);
        var next = (await Engine.ClaimAsync(Queue, 10, Ct)).Single();
        Assert.That((next.Lane, string.Join(", ", next.Messages.Select(message => message.Payload))), Is.EqualTo((lane.Lane, "by id, by operation again, by operation that had not ended a moment ago")));
    }

    [Test]
    public async Task It_goes_into_the_lane_of_the_record_once_nothing_waits_under_another_name()
    {
        var made = Operation.NewId();
        await AcceptAsync(made, "made", id: made);
        var lane = (await Engine.ClaimAsync(Queue, 10, Ct)).Single();
        await Engine.FinishAsync(lane, lane.Messages[0], [new OperationEnded(made, Steps: null, "{}", Problem: null) { RecordLane = ById }], next: null, Ct);

        await AcceptAsync(made, "by operation");
        await AcceptAsync(ById, "by id");

        var next = (await Engine.ClaimAsync(Queue, 10, Ct)).Single();
        Assert.That((next.Lane, next.Messages.Count), Is.EqualTo((ById, 2)));
    }

    [Test]
    public async Task Work_on_a_record_that_comes_at_once_goes_into_one_lane()
    {
        var made = Operation.NewId();
        await AcceptAsync(made, "made", id: made);
        var lane = (await Engine.ClaimAsync(Queue, 10, Ct)).Single();
        await Engine.FinishAsync(lane, lane.Messages[0], [new OperationEnded(made, Steps: null, "{}", Problem: null) { RecordLane = ById }], next: null, Ct);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => AcceptAsync(n % 2 == 0 ? made : ById, $"{n}")));

        Assert.That((await Engine.ClaimAsync(Queue, 10, Ct)).Select(each => each.Lane), Is.EqualTo(new[] { ById }));
    }

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

    private Task<(Operation Operation, bool IsNew)> AcceptAsync(string lane, string payload, string? after = null, string? id = null) =>
        Operations.AcceptAsync(new(new(id ?? Operation.NewId(), "contacts.update", "shop", DateTimeOffset.UnixEpoch), ExternalId: null, Queue, lane, payload, after), Ct);
}
