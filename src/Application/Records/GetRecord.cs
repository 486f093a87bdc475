using FluentValidation;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Records;

public sealed record GetRecordQuery<T>(RecordId<T> Id, RecordView View) : IQuery<T>
    where T : CrmRecord, ICrmRecord;

internal sealed class GetRecordValidator<T> : AbstractValidator<GetRecordQuery<T>>
    where T : CrmRecord, ICrmRecord
{
    public GetRecordValidator()
    {
        RuleFor(query => query.View).IsView();
        RuleFor(query => query.View).CanInclude(T.ObjectType);
    }
}

internal sealed class GetRecordHandler<T>(ICrmReader<T> records) : IRequestHandler<GetRecordQuery<T>, T>
    where T : CrmRecord, ICrmRecord
{
    public Task<T> Handle(GetRecordQuery<T> request, CancellationToken cancellationToken) => request.Id.IsWellFormed
        ? records.GetAsync(request.Id, request.View, cancellationToken)
        : throw CrmRecordNotFoundException.Of(T.ObjectType);
}
