using HubSpotCrm.Application.Operations;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Operations;
using HubSpotCrm.Domain.Operations;
using HubSpotCrm.Infrastructure.Persistence.Operations;
using HubSpotCrm.Infrastructure.Persistence.Sqlite;

namespace Infrastructure.IntegrationTests.Persistence;

[TestFixture(EngineFixture.Sqlite)]
[TestFixture(EngineFixture.Postgres)]
public sealed class OperationsTests(string engine) : EngineFixture(engine)
{
    private const string Queue = "work";

    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero);

    private IOperations Operations => Get<IOperations>();

    private IQueueEngine Engine => Get<IQueueEngine>();

    [Test]
    public async Task What_is_accepted_waits_in_its_lane_and_is_shown_as_queued()
    {
        var operation = await AcceptAsync("lead");

        var shown = await Operations.FindAsync(operation.Id, Ct);

        Assert.That(shown, Is.EqualTo(operation).Using<Operation>((one, other) => one.Id == other.Id && one.Kind == other.Kind && one.Caller == other.Caller && one.CreatedAt == other.CreatedAt));
        Assert.That(shown!.Status, Is.EqualTo(OperationStatus.Queued));
        Assert.That((await Engine.ClaimAsync(Queue, 10, Ct)).Single().Messages.Single().Payload, Is.EqualTo("{}"));
    }

    [Test]
    public async Task It_is_running_while_it_is_worked_on_and_waits_again_after_a_failure()
    {
        var operation = await AcceptAsync("lead");
        var lane = (await Engine.ClaimAsync(Queue, 1, Ct)).Single();

        Assert.That(await StatusAsync(operation), Is.EqualTo(OperationStatus.Running));
        await Engine.FailAsync(lane, lane.Messages[0], "HubSpot is away.", TimeSpan.FromMinutes(1), isCounted: false, Ct);

        Assert.That(await StatusAsync(operation), Is.EqualTo(OperationStatus.Queued));
    }

    [Test]
    public async Task Its_end_comes_with_the_end_of_its_work()
    {
        var operation = await AcceptAsync("lead");
        var ended = Get<IWakeUps>().NextAsync(WakeUpTopics.Operation(operation.Id));
        await FinishAsync(new OperationEnded(operation.Id, [new("contact", OperationStatus.Succeeded, "101")], """{"contactId":"101"}""", Problem: null));

        var shown = (await Operations.FindAsync(operation.Id, Ct))!;

        Assert.That((shown.Status, shown.Result, shown.Problem), Is.EqualTo((OperationStatus.Succeeded, """{"contactId":"101"}""", (string?)null)));
        Assert.That(shown.Steps, Is.EqualTo(new[] { new OperationStep("contact", OperationStatus.Succeeded, "101") }));
        await ended.WaitAsync(Ct);
    }

    [Test]
    public async Task A_refusal_ends_it_with_its_problem()
    {
        var operation = await AcceptAsync("lead");
        await FinishAsync(new OperationEnded(operation.Id, Steps: null, Result: null, """{"status":422}"""));

        var shown = (await Operations.FindAsync(operation.Id, Ct))!;

        Assert.That((shown.Status, shown.Problem), Is.EqualTo((OperationStatus.Failed, """{"status":422}""")));
    }

    [Test]
    public async Task Given_up_work_is_dead_until_it_is_replayed_or_discarded()
    {
        var operation = await AcceptAsync("order", "A-1");
        var lane = (await Engine.ClaimAsync(Queue, 1, Ct)).Single();
        await Engine.FailAsync(lane, lane.Messages[0], "broken", wait: null, isCounted: true, Ct);
        Assert.That(await StatusAsync(operation), Is.EqualTo(OperationStatus.Dead));

        await Get<IDeadLetters>().ReplayAsync(id: null, new(), Ct);
        Assert.That(await StatusAsync(operation), Is.EqualTo(OperationStatus.Queued));

        lane = (await Engine.ClaimAsync(Queue, 1, Ct)).Single();
        await Engine.FailAsync(lane, lane.Messages[0], "broken", wait: null, isCounted: true, Ct);
        var ended = Get<IWakeUps>().NextAsync(WakeUpTopics.Operation(operation.Id));
        await Get<IDeadLetters>().DiscardAsync(lane.Messages[0].Id, """{"status":409}""", Ct);
        var shown = (await Operations.FindAsync(operation.Id, Ct))!;
        Assert.That((shown.Status, shown.Problem), Is.EqualTo((OperationStatus.Failed, """{"status":409}""")));
        Assert.That((await Operations.AcceptAsync(New("order", "A-1"), Ct)).IsNew, Is.True, "its external id is free");
        await ended.WaitAsync(Ct);
    }

    [Test]
    public async Task One_external_id_means_one_operation_of_a_kind()
    {
        var first = await AcceptAsync("order", "A-1");
        var (again, isNew) = await Operations.AcceptAsync(New("order", "A-1"), Ct);
        var (other, otherIsNew) = await Operations.AcceptAsync(New("completed-call", "A-1"), Ct);

        Assert.That((again.Id, isNew), Is.EqualTo((first.Id, false)));
        Assert.That((other.Id == first.Id, otherIsNew), Is.EqualTo((false, true)));
        Assert.That((await Engine.ClaimAsync(Queue, 10, Ct)).Sum(lane => lane.Messages.Count), Is.EqualTo(2));
    }

    [Test]
    public async Task It_is_found_by_its_external_id()
    {
        var operation = await AcceptAsync("order", "A-1");

        Assert.That((await Operations.FindByExternalIdAsync("order", "A-1", Ct))?.Id, Is.EqualTo(operation.Id));
        Assert.That(await Operations.FindByExternalIdAsync("order", "A-2", Ct), Is.Null);
        Assert.That(await Operations.FindByExternalIdAsync("lead", "A-1", Ct), Is.Null);
    }

    [Test]
    public async Task Of_many_that_come_at_once_with_one_external_id_one_is_new()
    {
        var accepted = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Operations.AcceptAsync(New("order", "A-1"), Ct)));

        Assert.That(accepted.Count(each => each.IsNew), Is.EqualTo(1));
        Assert.That(accepted.Select(each => each.Operation.Id).Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task They_are_listed_newest_first_by_kind_and_status()
    {
        var first = await AcceptAsync("lead");
        var second = await AcceptAsync("order");
        var third = await AcceptAsync("lead");
        await FinishAsync(new OperationEnded(first.Id, Steps: null, "{}", Problem: null));

        Assert.That(await ListAsync(new()), Is.EqualTo(new[] { third.Id, second.Id, first.Id }));
        Assert.That(await ListAsync(new(Kind: "lead")), Is.EqualTo(new[] { third.Id, first.Id }));
        Assert.That(await ListAsync(new(OperationStatus.Succeeded)), Is.EqualTo(new[] { first.Id }));
        Assert.That(await ListAsync(new(OperationStatus.Queued), third.Id), Is.EqualTo(new[] { second.Id }));
    }

    [Test]
    public async Task Why_it_waits_or_was_given_up_is_shown()
    {
        var operation = await AcceptAsync("lead");
        Assert.That((await Operations.FindAsync(operation.Id, Ct))!.Reason, Is.Null);

        var lane = (await Engine.ClaimAsync(Queue, 1, Ct)).Single();
        await Engine.FailAsync(lane, lane.Messages[0], "HubSpot is away.", TimeSpan.Zero, isCounted: false, Ct);
        Assert.That((await Operations.FindAsync(operation.Id, Ct))!.Reason, Is.EqualTo("HubSpot is away."));

        lane = (await Engine.ClaimAsync(Queue, 1, Ct)).Single();
        await Engine.FailAsync(lane, lane.Messages[0], "broken", wait: null, isCounted: true, Ct);
        Assert.That((await Operations.FindAsync(operation.Id, Ct))!.Reason, Is.EqualTo("broken"));
    }

    [Test]
    public async Task Many_are_found_at_once()
    {
        var ids = new List<string>();
        for (var n = 0; n < 120; n++)
            ids.Add((await AcceptAsync("lead")).Id);

        Assert.That((await Operations.FindManyAsync([.. ids, ids[0], Operation.NewId()], Ct)).Select(operation => operation.Id), Is.EquivalentTo(ids));
        Assert.That(await Operations.FindManyAsync([], Ct), Is.Empty);
    }

    [TestCase("lead", null)]
    [TestCase("lead", OperationStatus.Queued)]
    [TestCase(null, OperationStatus.Dead)]
    [TestCase(null, OperationStatus.Succeeded)]
    public async Task A_page_is_found_by_an_index(string? kind, OperationStatus? status)
    {
        if (Database is not SqliteDatabase)
            Assert.Ignore("It reads small tables through.");
        var (sql, values) = OperationList.Query(new(status, kind), after: null, 10);

        var plan = await Database.ReadAsync(session => session.ListAsync($"EXPLAIN QUERY PLAN {sql}", row => row.GetString(3), values), Ct);

        Assert.That(plan[0], Does.Contain("INDEX ix_operations_"), string.Join('\n', plan));
        Assert.That(plan, Has.None.Contains("TEMP B-TREE"));
    }

    [Test]
    public async Task Steps_are_shown_until_the_end()
    {
        var operation = await AcceptAsync("lead");
        await Operations.ShowStepsAsync(operation.Id, [new("contact", OperationStatus.Running)], Ct);
        Assert.That((await Operations.FindAsync(operation.Id, Ct))!.Steps, Is.EqualTo(new[] { new OperationStep("contact", OperationStatus.Running) }));

        await FinishAsync(new OperationEnded(operation.Id, [new("contact", OperationStatus.Succeeded)], "{}", Problem: null));
        await Operations.ShowStepsAsync(operation.Id, [new("contact", OperationStatus.Running)], Ct);

        Assert.That((await Operations.FindAsync(operation.Id, Ct))!.Steps, Is.EqualTo(new[] { new OperationStep("contact", OperationStatus.Succeeded) }));
    }

    private static NewOperation New(string kind, string? externalId = null) => new(new(Operation.NewId(), kind, "shop", Now), externalId, Queue, "lane", "{}");

    private async Task<Operation> AcceptAsync(string kind, string? externalId = null) => (await Operations.AcceptAsync(New(kind, externalId), Ct)).Operation;

    private async Task FinishAsync(OperationEnded ended)
    {
        var lane = (await Engine.ClaimAsync(Queue, 1, Ct)).Single();
        await Engine.FinishAsync(lane, lane.Messages[0], [ended], next: null, Ct);
    }

    private async Task<OperationStatus> StatusAsync(Operation operation) => (await Operations.FindAsync(operation.Id, Ct))!.Status;

    private async Task<IEnumerable<string>> ListAsync(OperationFilter filter, string? after = null) => (await Operations.ListAsync(filter, after, 10, Ct)).Select(operation => operation.Id);
}
