using FluentValidation;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Contacts;
using MediatR;

namespace HubSpotCrm.Application.Contacts;

public sealed record CreateContactCommand(ContactFields Fields) : ICommand<Contact>;

internal sealed class CreateContactValidator : AbstractValidator<CreateContactCommand>
{
    public CreateContactValidator(INewRecordRules<ContactFields> rules) =>
        RuleFor(command => command).Custom((command, context) => rules.Validate(command.Fields).Errors.ForEach(context.AddFailure));
}

internal sealed class CreateContactHandler(ICrmWriter<Contact, ContactFields> contacts) : IRequestHandler<CreateContactCommand, Contact>
{
    public Task<Contact> Handle(CreateContactCommand request, CancellationToken cancellationToken) =>
        contacts.CreateAsync(request.Fields, cancellationToken);
}
