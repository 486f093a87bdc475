using System.Text.Json.Nodes;
using HubSpotCrm.Api.Operations;
using HubSpotCrm.Domain.Operations;

namespace Api.FunctionalTests.Outbox;

/// <summary>An operation says why it waits, or why it was given up.</summary>
public sealed class ReasonTests
{
    private static readonly Operation Waiting = new(Operation.NewId(), "lead", "shop", DateTimeOffset.UnixEpoch)
    {
        Status = OperationStatus.Queued,
        Steps = [new("contact", OperationStatus.Succeeded, "7"), new("deal"), new("note")],
        Reason = "HubSpot is away.",
    };

    [Test]
    public void The_first_step_that_has_not_ended_says_why_it_waits()
    {
        var told = Waiting.Explained();
        var steps = told.Steps;

        Assert.That(steps.Select(step => step.Problem is null), Is.EqualTo(new[] { true, false, true }));
        var problem = JsonNode.Parse(steps[1].Problem!)!;
        Assert.That((problem["code"]!.ToString(), problem["detail"]!.ToString()), Is.EqualTo(("operation.waiting", "HubSpot is away.")));
        Assert.That(told.Problem, Is.Null);
    }

    [Test]
    public void A_step_that_says_it_itself_is_left_alone()
    {
        var told = Waiting with { Steps = [new("contact", Problem: "{}"), new("deal")] };

        Assert.That(told.Explained().Steps, Is.EqualTo(told.Steps));
    }

    [Test]
    public void One_that_is_at_work_waits_for_nothing() => Assert.That((Waiting with { Status = OperationStatus.Running }).Explained().Steps, Is.EqualTo(Waiting.Steps));

    [TestCase("broken", "broken")]
    [TestCase(null, "Its dead letter was discarded.")]
    public void One_that_is_dead_says_why(string? reason, string detail)
    {
        var problem = (Waiting with { Status = OperationStatus.Dead, Reason = reason }).Explained().ProblemJson;

        Assert.That((problem?.GetProperty("code").GetString(), problem?.GetProperty("detail").GetString()), Is.EqualTo(("operation.dead", detail)));
    }

    [Test]
    public void One_that_failed_has_its_own_problem() =>
        Assert.That((Waiting with { Status = OperationStatus.Failed, Problem = """{"status":422}""" }).Explained().Problem, Is.EqualTo("""{"status":422}"""));
}
