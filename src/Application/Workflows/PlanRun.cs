using FluentValidation;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Domain.Workflows;
using MediatR;

namespace HubSpotCrm.Application.Workflows;

/// <summary>What a workflow would do: reads the CRM, and changes nothing.</summary>
public sealed record PlanRunQuery(IWorkflowInput Input) : IQuery<IReadOnlyList<StepForecast>>;

internal sealed class PlanRunValidator : AbstractValidator<PlanRunQuery>
{
    public PlanRunValidator(AllWorkflows workflows) =>
        RuleFor(query => query).Custom((query, context) => workflows.Of(query.Input).Validate(query.Input).Errors.ForEach(context.AddFailure));
}

internal sealed class PlanRunHandler(AllWorkflows workflows, TimeProvider time) : IRequestHandler<PlanRunQuery, IReadOnlyList<StepForecast>>
{
    public async Task<IReadOnlyList<StepForecast>> Handle(PlanRunQuery request, CancellationToken cancellationToken)
    {
        var plan = workflows.Of(request.Input).Plan(request.Input, time.GetUtcNow());
        return await Task.WhenAll(plan.Select(step => ForecastAsync(step, cancellationToken)));
    }

    private static async Task<StepForecast> ForecastAsync(RunStep step, CancellationToken cancellationToken)
    {
        try
        {
            return await step.ForecastAsync(cancellationToken);
        }
        catch (CrmRejectedException refusal)
        {
            throw step.Explain(refusal);
        }
    }
}
