using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Records;

public sealed record ArchiveRecordCommand<T>(RecordId<T> Id) : ICommand<Unit>
    where T : CrmRecord, ICrmRecord;

internal sealed class ArchiveRecordHandler<T>(ICrmArchive<T> archive) : IRequestHandler<ArchiveRecordCommand<T>, Unit>
    where T : CrmRecord, ICrmRecord
{
    public async Task<Unit> Handle(ArchiveRecordCommand<T> request, CancellationToken cancellationToken)
    {
        if (!request.Id.IsWellFormed)
            throw CrmRecordNotFoundException.Of(T.ObjectType);
        await archive.ArchiveAsync(request.Id, cancellationToken);
        return Unit.Value;
    }
}
