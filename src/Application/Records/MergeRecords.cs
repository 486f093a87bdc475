using FluentValidation;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Records;

/// <param name="Primary">Its values win where the two differ.</param>
/// <param name="Duplicate">Merged into the primary one.</param>
public sealed record MergeRecordsCommand<T>(RecordId<T> Primary, RecordId<T> Duplicate) : ICommand<T>
    where T : CrmRecord, ICrmRecord;

internal sealed class MergeRecordsValidator<T> : AbstractValidator<MergeRecordsCommand<T>>
    where T : CrmRecord, ICrmRecord
{
    public MergeRecordsValidator()
    {
        RuleFor(command => command.Duplicate).Must(id => id.IsWellFormed).WithMessage("Must be the id of a record: digits.").OverridePropertyName("duplicateId");
        RuleFor(command => command.Duplicate).Must((command, id) => id != command.Primary).WithMessage("A record cannot be merged with itself.").OverridePropertyName("duplicateId");
    }
}

internal sealed class MergeRecordsHandler<T>(ICrmMerger<T> records, IRecordAliases aliases) : IRequestHandler<MergeRecordsCommand<T>, T>
    where T : CrmRecord, ICrmRecord
{
    public async Task<T> Handle(MergeRecordsCommand<T> request, CancellationToken cancellationToken)
    {
        if (!request.Primary.IsWellFormed)
            throw CrmRecordNotFoundException.Of(T.ObjectType);
        var survivor = await records.MergeAsync(request.Primary, request.Duplicate, cancellationToken);
        await aliases.RememberAsync(T.ObjectType, [request.Primary.Value, request.Duplicate.Value], survivor.Id, CancellationToken.None);    // it cannot be undone, whether the caller still waits or not
        return survivor;
    }
}
