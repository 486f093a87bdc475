using System.Globalization;
using FluentValidation;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Owners;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Owners;

/// <param name="Email">Only the owner with this e-mail; case does not matter.</param>
/// <param name="Archived">True lists owners who have left, and only those.</param>
/// <param name="Refresh">True reads them again from the CRM.</param>
public sealed record ListOwnersQuery(string? Email, bool Archived, bool Refresh, int Limit, string? After) : IQuery<Page<Owner>>
{
    public override string ToString() => nameof(ListOwnersQuery);
}

internal sealed class ListOwnersValidator : AbstractValidator<ListOwnersQuery>
{
    public ListOwnersValidator()
    {
        RuleFor(query => query.Limit).IsPageSize();
        RuleFor(query => query.Email).IsText();
        RuleFor(query => query.After).Must(after => after is null || int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .WithMessage("'after' must be the cursor of an earlier answer.");
    }
}

internal sealed class ListOwnersHandler(ICrmOwners owners) : IRequestHandler<ListOwnersQuery, Page<Owner>>
{
    public async Task<Page<Owner>> Handle(ListOwnersQuery request, CancellationToken cancellationToken)
    {
        var all = await owners.ListAsync(request.Archived, request.Refresh ? Freshness.Now : Freshness.Known, cancellationToken);
        if (request.Email is { Length: > 0 } email)
        {
            all = WithEmail(all, email);
            if (all.Count == 0)
                all = WithEmail(await owners.ListAsync(request.Archived, Freshness.AfterMiss, cancellationToken), email);
        }

        var from = request.After is null ? 0 : int.Parse(request.After, CultureInfo.InvariantCulture);
        Owner[] page = [.. all.Skip(from).Take(request.Limit)];
        return new(page, from + page.Length < all.Count ? (from + page.Length).ToString(CultureInfo.InvariantCulture) : null);
    }

    private static IReadOnlyList<Owner> WithEmail(IReadOnlyList<Owner> owners, string email) =>
        [.. owners.Where(owner => string.Equals(owner.Email, email.Trim(), StringComparison.OrdinalIgnoreCase))];
}
