using FluentValidation;
using MediatR;

namespace HubSpotCrm.Application.Pipeline;

/// <summary>Checks every message that has a validator before its handler sees it.</summary>
internal sealed class ValidationBehavior<TRequest, TResult>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResult>
{
    public Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        foreach (var validator in validators)
        {
            if (validator.Validate(request) is { IsValid: false } result)
                throw new ValidationException(result.Errors);
        }

        return next();
    }
}
