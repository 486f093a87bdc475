using FluentValidation;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Records.Batches;

/// <param name="By">The unique field whose values <paramref name="Keys"/> are; null for record ids.</param>
public sealed record ArchiveRecordBatchCommand<T>(IReadOnlyList<string> Keys, string? By) : ICommand<IReadOnlyList<BatchOutcome<T>>>
    where T : CrmRecord, ICrmRecord;

internal sealed class ArchiveRecordBatchValidator<T> : AbstractValidator<ArchiveRecordBatchCommand<T>>
    where T : CrmRecord, ICrmRecord
{
    public ArchiveRecordBatchValidator(ICrmFieldNames<T> names)
    {
        RuleFor(command => command.Keys).IsBatch().OverridePropertyName("ids");
        RuleForEach(command => command.Keys).IsKey().OverridePropertyName("ids");
        RuleFor(command => command.By).IsUniqueField(names);
    }
}

internal sealed class ArchiveRecordBatchHandler<T>(ICrmArchive<T> archive) : IRequestHandler<ArchiveRecordBatchCommand<T>, IReadOnlyList<BatchOutcome<T>>>
    where T : CrmRecord, ICrmRecord
{
    public Task<IReadOnlyList<BatchOutcome<T>>> Handle(ArchiveRecordBatchCommand<T> request, CancellationToken cancellationToken) =>
        archive.ArchiveManyAsync(request.Keys, request.By, cancellationToken);
}
