using FluentValidation;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Records.Batches;

public sealed record CreateRecordBatchCommand<T, TFields>(IReadOnlyList<NewRecord<TFields>> Records) : ICommand<IReadOnlyList<BatchOutcome<T>>>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields;

internal sealed class CreateRecordBatchValidator<T, TFields> : AbstractValidator<CreateRecordBatchCommand<T, TFields>>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    public CreateRecordBatchValidator() => RuleFor(command => command.Records).IsBatch();
}

/// <summary>Each record is held to the rules of a single creation; a bad one fails alone.</summary>
internal sealed class CreateRecordBatchHandler<T, TFields>(ICrmWriter<T, TFields> records, INewRecordRules<TFields> rules, FieldWords<TFields> words)
    : IRequestHandler<CreateRecordBatchCommand<T, TFields>, IReadOnlyList<BatchOutcome<T>>>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    public Task<IReadOnlyList<BatchOutcome<T>>> Handle(CreateRecordBatchCommand<T, TFields> request, CancellationToken cancellationToken) =>
        BatchInputs.SendValidAsync<NewRecord<TFields>, T>(
            request.Records, rules.Validate, input => words.ResolveAsync(input, cancellationToken),
            valid => records.CreateManyAsync(valid, cancellationToken));
}
