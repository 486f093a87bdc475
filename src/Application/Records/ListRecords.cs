using FluentValidation;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Records;

public sealed record ListRecordsQuery<T>(int Limit, string? After, RecordView View) : IQuery<Page<T>>
    where T : CrmRecord, ICrmRecord;

internal sealed class ListRecordsValidator<T> : AbstractValidator<ListRecordsQuery<T>>
    where T : CrmRecord, ICrmRecord
{
    public ListRecordsValidator()
    {
        RuleFor(query => query.Limit).IsPageSize();
        RuleFor(query => query.After).IsCursor();
        RuleFor(query => query.View).IsView();
    }
}

internal sealed class ListRecordsHandler<T>(ICrmReader<T> records) : IRequestHandler<ListRecordsQuery<T>, Page<T>>
    where T : CrmRecord, ICrmRecord
{
    public Task<Page<T>> Handle(ListRecordsQuery<T> request, CancellationToken cancellationToken) =>
        records.ListAsync(request.Limit, request.After, request.View, cancellationToken);
}
