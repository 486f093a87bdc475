using FluentValidation;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Events;
using MediatR;

namespace HubSpotCrm.Application.Webhooks;

/// <summary>Verifies every delivery of the quarantine again, after a secret, the address or the clock was corrected, and takes in those that are HubSpot's.</summary>
public sealed record VerifyQuarantineCommand : ICommand<VerifiedQuarantine>;

public sealed record VerifiedQuarantine(int TakenIn, int StillRefused);

/// <summary>Tells whether a delivery that was refused is HubSpot's under the settings of now, whatever its age.</summary>
public interface IDeliveryVerifier
{
    /// <param name="request">What the signature covers beside the body, as it was kept.</param>
    bool IsOursAfterAll(string request, ReadOnlySpan<byte> body);
}

internal sealed class VerifyQuarantineHandler(IQuarantine quarantine, IDeliveryVerifier verifier) : IRequestHandler<VerifyQuarantineCommand, VerifiedQuarantine>
{
    private const int PageSize = 50;

    public async Task<VerifiedQuarantine> Handle(VerifyQuarantineCommand request, CancellationToken cancellationToken)
    {
        var (taken, refused, after) = (0, 0, 0L);
        while (await quarantine.ListAsync(after, PageSize, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var delivery in page)
            {
                if (delivery.Body is null || !verifier.IsOursAfterAll(delivery.Request, delivery.Body))
                {
                    refused++;
                    continue;
                }

                await quarantine.TakeInAsync(delivery.Id, cancellationToken);
                taken++;
            }

            after = page[^1].Id;
        }

        return new(taken, refused);
    }
}

/// <summary>A page of the quarantine, oldest first.</summary>
/// <param name="After">The id of the last one of the page before.</param>
public sealed record ListQuarantineQuery(long After, int Limit) : IQuery<IReadOnlyList<RejectedDelivery>>;

internal sealed class ListQuarantineValidator : AbstractValidator<ListQuarantineQuery>
{
    private const int MaxLimit = 100;

    public ListQuarantineValidator()
    {
        RuleFor(query => query.After).GreaterThanOrEqualTo(0).WithMessage("Must be the 'after' of an earlier answer.").OverridePropertyName("after");
        RuleFor(query => query.Limit).InclusiveBetween(1, MaxLimit).WithMessage($"Must be from 1 to {MaxLimit}.").OverridePropertyName("limit");
    }
}

internal sealed class ListQuarantineHandler(IQuarantine quarantine) : IRequestHandler<ListQuarantineQuery, IReadOnlyList<RejectedDelivery>>
{
    public Task<IReadOnlyList<RejectedDelivery>> Handle(ListQuarantineQuery request, CancellationToken cancellationToken) => quarantine.ListAsync(request.After, request.Limit, cancellationToken);
}
