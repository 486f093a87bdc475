using FluentValidation;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Contacts;

/// <param name="Confirm">The contact's e-mail, or its id when it has none: shows that the caller means this person.</param>
public sealed record EraseContactCommand(RecordId<Contact> Id, string? Confirm) : ICommand<Unit>
{
    public override string ToString() => $"{nameof(EraseContactCommand)} {Id}";
}

internal sealed class EraseContactValidator : AbstractValidator<EraseContactCommand>
{
    public EraseContactValidator() => RuleFor(command => command.Confirm).NotEmpty().WithMessage("'confirm' must be the contact's e-mail.");
}

internal sealed class EraseContactHandler(ICrmReader<Contact> contacts, IContactEraser eraser, IRecordKeys keys) : IRequestHandler<EraseContactCommand, Unit>
{
    public async Task<Unit> Handle(EraseContactCommand request, CancellationToken cancellationToken)
    {
        var contact = request.Id.IsWellFormed ? await GetEvenArchivedAsync(request.Id, cancellationToken) : throw CrmRecordNotFoundException.Of(Contact.ObjectType);
        var expected = string.IsNullOrEmpty(contact.Email) ? contact.Id : contact.Email;
        if (!string.Equals(request.Confirm?.Trim(), expected, StringComparison.OrdinalIgnoreCase))
            throw new EraseNotConfirmedException();
        await keys.ForgetRecordAsync(Contact.ObjectType, contact.Id, cancellationToken);    // first: once the contact is gone, nobody could ask for it again
        await eraser.EraseAsync(new(contact.Id), cancellationToken);
        return Unit.Value;
    }

    // Who asks to be forgotten may have been archived before.
    private async Task<Contact> GetEvenArchivedAsync(RecordId<Contact> id, CancellationToken cancellationToken)
    {
        try
        {
            return await contacts.GetAsync(id, RecordView.Typed, cancellationToken);
        }
        catch (CrmRecordNotFoundException)
        {
            return await contacts.GetAsync(id, RecordView.Typed with { Archived = true }, cancellationToken);
        }
    }
}
