using FluentValidation;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Contacts;

/// <param name="Email">The contact's e-mail: decides which contact is meant.</param>
/// <param name="Fields">What to write; its e-mail, when set, is the same one.</param>
public sealed record UpsertContactCommand(string Email, ContactFields Fields) : ICommand<WriteResult<Contact>>
{
    public override string ToString() => nameof(UpsertContactCommand);
}

internal sealed class UpsertContactValidator : AbstractValidator<UpsertContactCommand>
{
    public UpsertContactValidator(IValidator<ContactFields> fields)
    {
        RuleFor(command => command.Email).IsEmailAddress();
        RuleFor(command => command.Fields).SetValidator(fields);
        RuleFor(command => command.Fields.Email).Must((command, email) => !email.IsSet || IsSame(command.Email, email.Value))
            .WithMessage("The 'email' of the body differs from the one in the path. Leave it out, or change it with PATCH.");
    }

    private static bool IsSame(string path, string? body) =>
        EmailAddress.TryParse(path, out var first) && EmailAddress.TryParse(body, out var second) && first == second;
}

internal sealed class UpsertContactHandler(ICrmWriter<Contact, ContactFields> contacts) : IRequestHandler<UpsertContactCommand, WriteResult<Contact>>
{
    public Task<WriteResult<Contact>> Handle(UpsertContactCommand request, CancellationToken cancellationToken)
    {
        var email = EmailAddress.Parse(request.Email);
        var fields = request.Fields with { Email = Optional<string>.Of(email.Value) };
        return contacts.UpsertAsync(email.AsKey(), fields, cancellationToken);
    }
}
