using FluentValidation;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Domain.Operations;
using MediatR;

namespace HubSpotCrm.Application.Operations;

/// <summary>How far an operation has come.</summary>
/// <param name="WaitSeconds">How long to wait for its end.</param>
public sealed record GetOperationQuery(string Id, int WaitSeconds = 0) : IQuery<Operation>;

internal sealed class GetOperationValidator : AbstractValidator<GetOperationQuery>
{
    private const int MaxWaitSeconds = 60;

    public GetOperationValidator() =>
        RuleFor(query => query.WaitSeconds).InclusiveBetween(0, MaxWaitSeconds).WithMessage($"Must be from 0 to {MaxWaitSeconds} seconds.").OverridePropertyName("wait");
}

internal sealed class GetOperationHandler(OperationWaiter waiter) : IRequestHandler<GetOperationQuery, Operation>
{
    public async Task<Operation> Handle(GetOperationQuery request, CancellationToken cancellationToken) =>
        await waiter.WaitAsync(request.Id, TimeSpan.FromSeconds(request.WaitSeconds), cancellationToken) ??
        throw new ThingNotFoundException("There is no operation with this id: those that ended are kept for thirty days.");
}
