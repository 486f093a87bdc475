using FluentValidation;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Associations;

public sealed record DissociateRecordsCommand(RecordRef From, RecordRef To) : ICommand<Unit>;

internal sealed class DissociateRecordsValidator : AbstractValidator<DissociateRecordsCommand>
{
    public DissociateRecordsValidator() => RuleFor(command => command.To).CanBeAssociatedWith(command => command.From.Type);
}

internal sealed class DissociateRecordsHandler(ICrmAssociations associations) : IRequestHandler<DissociateRecordsCommand, Unit>
{
    public async Task<Unit> Handle(DissociateRecordsCommand request, CancellationToken cancellationToken)
    {
        AssociationRules.CheckIds(request.From, request.To);
        await associations.DissociateAsync(request.From, request.To, cancellationToken);
        return Unit.Value;
    }
}
