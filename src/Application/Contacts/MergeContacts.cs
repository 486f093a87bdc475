using FluentValidation;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Contacts;

/// <param name="Primary">Its values win where the two differ.</param>
/// <param name="Duplicate">Merged into the primary one.</param>
public sealed record MergeContactsCommand(RecordId<Contact> Primary, RecordId<Contact> Duplicate) : ICommand<Contact>;

internal sealed class MergeContactsValidator : AbstractValidator<MergeContactsCommand>
{
    public MergeContactsValidator()
    {
        RuleFor(command => command.Duplicate).Must(id => id.IsWellFormed).WithMessage("Must be the id of a contact: digits.").OverridePropertyName("duplicateId");
        RuleFor(command => command.Duplicate).Must((command, id) => id != command.Primary).WithMessage("A contact cannot be merged with itself.").OverridePropertyName("duplicateId");
    }
}

internal sealed class MergeContactsHandler(ICrmMerger<Contact> contacts) : IRequestHandler<MergeContactsCommand, Contact>
{
    public Task<Contact> Handle(MergeContactsCommand request, CancellationToken cancellationToken) => request.Primary.IsWellFormed
        ? contacts.MergeAsync(request.Primary, request.Duplicate, cancellationToken)
        : throw CrmRecordNotFoundException.Of(Contact.Type);
}
