using FluentValidation;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Associations;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Associations;

public sealed record ListAssociationsQuery(RecordRef From, CrmObjectType To, int Limit, string? After) : IQuery<Page<Association>>;

internal sealed class ListAssociationsValidator : AbstractValidator<ListAssociationsQuery>
{
    public ListAssociationsValidator()
    {
        RuleFor(query => query.From).CanBeAssociatedWith(query => query.To);
        RuleFor(query => query.Limit).IsPageSize();
        RuleFor(query => query.After).IsCursor();
    }
}

internal sealed class ListAssociationsHandler(ICrmAssociationReader associations) : IRequestHandler<ListAssociationsQuery, Page<Association>>
{
    public Task<Page<Association>> Handle(ListAssociationsQuery request, CancellationToken cancellationToken)
    {
        AssociationRules.CheckIds(request.From);
        return associations.ListAsync(request.From, request.To, request.Limit, request.After, cancellationToken);
    }
}
