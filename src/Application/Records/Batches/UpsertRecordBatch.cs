using FluentValidation;
using FluentValidation.Results;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Records.Batches;

/// <param name="By">The unique field that tells which record each input means.</param>
public sealed record UpsertRecordBatchCommand<T, TFields>(string? By, IReadOnlyList<TFields> Records) : ICommand<IReadOnlyList<BatchOutcome<T>>>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields;

internal sealed class UpsertRecordBatchValidator<T, TFields> : AbstractValidator<UpsertRecordBatchCommand<T, TFields>>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    public UpsertRecordBatchValidator(ICrmFieldNames<T> names)
    {
        RuleFor(command => command.By).NotNull().WithMessage("'by' must name the unique field that tells the records apart.");
        RuleFor(command => command.By).IsUniqueField(names);
        RuleFor(command => command.Records).IsBatch();
    }
}

/// <summary>Each record is held to the field rules of a single write; a bad one fails alone.</summary>
internal sealed class UpsertRecordBatchHandler<T, TFields>(ICrmWriter<T, TFields> records, IValidator<TFields> fields, FieldWords<TFields> words)
    : IRequestHandler<UpsertRecordBatchCommand<T, TFields>, IReadOnlyList<BatchOutcome<T>>>
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    public Task<IReadOnlyList<BatchOutcome<T>>> Handle(UpsertRecordBatchCommand<T, TFields> request, CancellationToken cancellationToken) =>
        BatchInputs.SendValidAsync<TFields, T>(
            request.Records, input => Check(input, request.By!), input => words.ResolveAsync(input, cancellationToken),
            valid => records.UpsertManyAsync(request.By!, valid, cancellationToken));

    private ValidationResult Check(TFields input, string by) => string.IsNullOrWhiteSpace(input.KeyOf(by)) ? RecordRules.NoKey(by) : fields.Validate(input);
}
