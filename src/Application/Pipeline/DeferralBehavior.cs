using HubSpotCrm.Application.Ports;
using MediatR;

namespace HubSpotCrm.Application.Pipeline;

/// <summary>Stops a command that its caller leaves with the service: after it was checked, and before anything is done.</summary>
internal sealed class DeferralBehavior<TRequest, TResult>(ICallerContext callers) : IPipelineBehavior<TRequest, TResult>
{
    public Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next) =>
        request is ICommand<TResult> && callers.Current.IsDeferred ? throw new DeferredException() : next();
}

/// <summary>The command keeps the rules and is to be done later. Nothing was done.</summary>
public sealed class DeferredException() : Exception("The command is to be done later.");
