using FluentValidation;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Records;

public sealed record CreateRecordCommand<T, TFields>(NewRecord<TFields> Record) : ICommand<T>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields;

internal sealed class CreateRecordValidator<T, TFields> : AbstractValidator<CreateRecordCommand<T, TFields>>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    public CreateRecordValidator(INewRecordRules<TFields> rules) =>
        RuleFor(command => command).Custom((command, context) => rules.Validate(command.Record).Errors.ForEach(context.AddFailure));
}

internal sealed class CreateRecordHandler<T, TFields>(ICrmWriter<T, TFields> records, FieldWords<TFields> words) : IRequestHandler<CreateRecordCommand<T, TFields>, T>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    public async Task<T> Handle(CreateRecordCommand<T, TFields> request, CancellationToken cancellationToken) =>
        await records.CreateAsync(await words.ResolveAsync(request.Record, cancellationToken), cancellationToken);
}
