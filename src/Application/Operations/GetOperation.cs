using FluentValidation;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Operations;
using HubSpotCrm.Domain.Operations;
using HubSpotCrm.Domain.Records;
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

/// <summary>Operations, newest first.</summary>
/// <param name="After">The id of the last one of the page before.</param>
public sealed record ListOperationsQuery(OperationFilter Filter, string? After, int Limit) : IQuery<Page<Operation>>;

internal sealed class ListOperationsValidator : AbstractValidator<ListOperationsQuery>
{
    private const int MaxLimit = 100;

    public ListOperationsValidator()
    {
        RuleFor(query => query.After).Must(after => after is null || Operation.IsId(after)).WithMessage("Must be the 'after' of an earlier answer.").OverridePropertyName("after");
        RuleFor(query => query.Limit).InclusiveBetween(1, MaxLimit).WithMessage($"Must be from 1 to {MaxLimit}.").OverridePropertyName("limit");
    }
}

internal sealed class ListOperationsHandler(IOperations operations) : IRequestHandler<ListOperationsQuery, Page<Operation>>
{
    public async Task<Page<Operation>> Handle(ListOperationsQuery request, CancellationToken cancellationToken)
    {
        var page = await operations.ListAsync(request.Filter, request.After, request.Limit, cancellationToken);
        return new(page, page.Count == request.Limit ? page[^1].Id : null);
    }
}
