using FluentValidation;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Contacts;

public sealed record UpdateContactCommand(RecordId<Contact> Id, ContactFields Fields) : ICommand<Contact>;

internal sealed class UpdateContactValidator : AbstractValidator<UpdateContactCommand>
{
    public UpdateContactValidator(IValidator<ContactFields> fields)
    {
        RuleFor(command => command).Custom((command, context) =>
        {
            if (command.Fields.IsEmpty)
                RecordRules.NothingToUpdate.Errors.ForEach(context.AddFailure);
        });
        RuleFor(command => command.Fields).SetValidator(fields);
    }
}

internal sealed class UpdateContactHandler(ICrmWriter<Contact, ContactFields> contacts) : IRequestHandler<UpdateContactCommand, Contact>
{
    public Task<Contact> Handle(UpdateContactCommand request, CancellationToken cancellationToken) => request.Id.IsWellFormed
        ? contacts.UpdateAsync(request.Id, request.Fields, cancellationToken)
        : throw CrmRecordNotFoundException.Of(Contact.Type);
}
