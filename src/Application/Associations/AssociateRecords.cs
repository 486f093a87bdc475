using FluentValidation;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Associations;

/// <param name="Label">The label to add; null for a plain association.</param>
public sealed record AssociateRecordsCommand(RecordRef From, RecordRef To, string? Label) : ICommand<Unit>;

internal sealed class AssociateRecordsValidator : AbstractValidator<AssociateRecordsCommand>
{
    private const int MaxLabel = 100;

    public AssociateRecordsValidator()
    {
        RuleFor(command => command.To).CanBeAssociatedWith(command => command.From.Type);
        RuleFor(command => command.Label).MaximumLength(MaxLabel).WithMessage("A label has at most 100 characters.");
    }
}

internal sealed class AssociateRecordsHandler(ICrmAssociations associations) : IRequestHandler<AssociateRecordsCommand, Unit>
{
    public async Task<Unit> Handle(AssociateRecordsCommand request, CancellationToken cancellationToken)
    {
        AssociationRules.CheckIds(request.From, request.To);
        await associations.AssociateAsync(request.From, request.To, string.IsNullOrWhiteSpace(request.Label) ? null : request.Label.Trim(), cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Rules that every call about associations keeps.</summary>
internal static class AssociationRules
{
    public static IRuleBuilderOptions<T, RecordRef> CanBeAssociatedWith<T>(this IRuleBuilder<T, RecordRef> rule, Func<T, CrmObjectType> other) =>
        rule.Must((message, record) => other(message).CanBeAssociatedWith(record.Type))
            .WithMessage("Calls, meetings, notes, tasks and emails are not associated with each other.").OverridePropertyName("toRecords");

    /// <exception cref="CrmRecordNotFoundException">An id that no record can have.</exception>
    public static void CheckIds(params ReadOnlySpan<RecordRef> records)
    {
        foreach (var record in records)
        {
            if (!record.IsWellFormed)
                throw CrmRecordNotFoundException.Of(record.Type);
        }
    }
}
