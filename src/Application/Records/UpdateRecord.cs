using FluentValidation;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Records;

public sealed record UpdateRecordCommand<T, TFields>(RecordId<T> Id, TFields Fields) : ICommand<T>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields;

internal sealed class UpdateRecordValidator<T, TFields> : AbstractValidator<UpdateRecordCommand<T, TFields>>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    public UpdateRecordValidator(IValidator<TFields> fields)
    {
        RuleFor(command => command).Custom((command, context) =>
        {
            if (command.Fields.IsEmpty)
                RecordRules.NothingToUpdate.Errors.ForEach(context.AddFailure);
        });
        RuleFor(command => command.Fields).SetValidator(fields);
    }
}

internal sealed class UpdateRecordHandler<T, TFields>(ICrmWriter<T, TFields> records, FieldWords<TFields> words) : IRequestHandler<UpdateRecordCommand<T, TFields>, T>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    public async Task<T> Handle(UpdateRecordCommand<T, TFields> request, CancellationToken cancellationToken) => request.Id.IsWellFormed
        ? await records.UpdateAsync(request.Id, await words.ResolveAsync(request.Fields, cancellationToken), cancellationToken)
        : throw CrmRecordNotFoundException.Of(T.ObjectType);
}
