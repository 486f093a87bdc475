using FluentValidation;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Records.Batches;

/// <param name="By">The unique field whose values <paramref name="Keys"/> are; null for record ids.</param>
public sealed record ReadRecordBatchQuery<T>(IReadOnlyList<string> Keys, string? By, RecordView View) : IQuery<IReadOnlyList<BatchOutcome<T>>>
    where T : CrmRecord, ICrmRecord;

internal sealed class ReadRecordBatchValidator<T> : AbstractValidator<ReadRecordBatchQuery<T>>
    where T : CrmRecord, ICrmRecord
{
    public ReadRecordBatchValidator(ICrmFieldNames<T> names)
    {
        RuleFor(query => query.Keys).IsBatch().OverridePropertyName("ids");
        RuleForEach(query => query.Keys).IsKey().OverridePropertyName("ids");
        RuleFor(query => query.By).IsUniqueField(names);
        RuleFor(query => query.View).IsView();
    }
}

internal sealed class ReadRecordBatchHandler<T>(ICrmReader<T> records) : IRequestHandler<ReadRecordBatchQuery<T>, IReadOnlyList<BatchOutcome<T>>>
    where T : CrmRecord, ICrmRecord
{
    public Task<IReadOnlyList<BatchOutcome<T>>> Handle(ReadRecordBatchQuery<T> request, CancellationToken cancellationToken) =>
        records.GetManyAsync(request.Keys, request.By, request.View, cancellationToken);
}
