using FluentValidation;
using FluentValidation.Results;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Records.Batches;

public sealed record UpdateRecordBatchCommand<T, TFields>(IReadOnlyList<RecordUpdate<T, TFields>> Records) : ICommand<IReadOnlyList<BatchOutcome<T>>>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields;

internal sealed class UpdateRecordBatchValidator<T, TFields> : AbstractValidator<UpdateRecordBatchCommand<T, TFields>>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    public UpdateRecordBatchValidator() => RuleFor(command => command.Records).IsBatch();
}

/// <summary>Each record is held to the rules of a single update; a bad one fails alone.</summary>
internal sealed class UpdateRecordBatchHandler<T, TFields>(ICrmWriter<T, TFields> records, IValidator<TFields> fields, FieldWords<TFields> words)
    : IRequestHandler<UpdateRecordBatchCommand<T, TFields>, IReadOnlyList<BatchOutcome<T>>>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    public Task<IReadOnlyList<BatchOutcome<T>>> Handle(UpdateRecordBatchCommand<T, TFields> request, CancellationToken cancellationToken) =>
        BatchInputs.SendValidAsync<RecordUpdate<T, TFields>, T>(
            request.Records, Check, async input => input with { Fields = await words.ResolveAsync(input.Fields, cancellationToken) },
            valid => records.UpdateManyAsync(valid, cancellationToken));

    private ValidationResult Check(RecordUpdate<T, TFields> input) =>
        input.Fields.IsEmpty ? RecordRules.NothingToUpdate : fields.Validate(input.Fields);
}
