using FluentValidation;
using HubSpotCrm.Application.Operations;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Operations;
using HubSpotCrm.Domain.Operations;
using HubSpotCrm.Domain.Workflows;
using MediatR;

namespace HubSpotCrm.Application.Workflows;

/// <summary>Has a workflow done, once for each external id or idempotency key.</summary>
/// <param name="IsAwaited">False when the caller does not wait for its end.</param>
/// <param name="IsFromStranger">True for whoever has no key: its external ids are never those of programs.</param>
public sealed record StartRunCommand(IWorkflowInput Input, bool IsAwaited = true, bool IsFromStranger = false) : ICommand<StartedRun>;

/// <param name="Operation">As it is at its end, or when the caller's patience is over.</param>
/// <param name="IsNew">False when it was asked for before.</param>
public sealed record StartedRun(Operation Operation, bool IsNew);

internal sealed class StartRunValidator : AbstractValidator<StartRunCommand>
{
    public StartRunValidator(AllWorkflows workflows) =>
        RuleFor(command => command).Custom((command, context) => workflows.Of(command.Input).Validate(command.Input).Errors.ForEach(context.AddFailure));
}

internal sealed class StartRunHandler(AllWorkflows workflows, RunAcceptance acceptance, OperationWaiter waiter, ICallerContext callers, TimeProvider time)
    : IRequestHandler<StartRunCommand, StartedRun>
{
    public async Task<StartedRun> Handle(StartRunCommand request, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        using var accepted = await acceptance.AcceptAsync(workflows.Of(request.Input), request, cancellationToken);
        if (!request.IsAwaited || callers.Current.Deadline is not { } deadline || time.GetElapsedTime(began, deadline) is not { Ticks: > 0 } patience)
            return new(accepted.Operation, accepted.IsNew);
        var operation = await waiter.WaitAsync(accepted.Operation.Id, patience, cancellationToken);
        return new(operation ?? Earlier(accepted), accepted.IsNew);
    }

    // An earlier one may have had its time since it was found; a new one is on disk.
    private static Operation Earlier(RunAcceptance.Accepted accepted) => accepted.IsNew ? throw new InvalidOperationException("The run was accepted and is not there.") : accepted.Operation;
}

/// <summary>Puts a run on disk, so that it comes to its end whatever becomes of this process and of the caller.</summary>
internal sealed class RunAcceptance(AllWorkflows workflows, IOperations operations, RunsUnderWay underWay, ICallerContext callers, TimeProvider time)
{
    /// <summary>Begins the names of strangers; a blank begins no name of anybody else.</summary>
    private const string OfStranger = " (public) ";

    /// <returns>Disposing it says that nobody waits for the run any more.</returns>
    public async Task<Accepted> AcceptAsync(IWorkflow workflow, StartRunCommand asked, CancellationToken cancellationToken)
    {
        var name = NameOf(asked);
        var key = $"{workflow.Kind}|{name}";
        var begun = underWay.Enter(key);
        try
        {
            var operation = new Operation(Operation.NewId(), workflow.Kind, callers.Current.Name, time.GetUtcNow());
            var payload = new RunPayload(operation.Id, workflow.Kind, key, operation.Caller, operation.CreatedAt, workflow.Write(asked.Input));
            operation = operation with { Steps = [.. payload.Plan(workflows).Select(step => new OperationStep(step.Name))] };
            var (kept, isNew) = await operations.AcceptAsync(new(operation, name, Queues.Runs, $"run|{key}", payload.Write()), cancellationToken);
            return new(kept, isNew, begun);
        }
        catch
        {
            begun.Dispose();
            throw;
        }
    }

    // Without an external id it is the same one when a request is done again under its idempotency key.
    private string NameOf(StartRunCommand asked)
    {
        var id = asked.Input.ExternalId?.Trim();
        if (string.IsNullOrEmpty(id))
            return $"({callers.Current.Writes.Next()})";
        return asked.IsFromStranger ? OfStranger + id : id;
    }

    internal sealed record Accepted(Operation Operation, bool IsNew, IDisposable Begun) : IDisposable
    {
        public void Dispose() => Begun.Dispose();
    }
}
