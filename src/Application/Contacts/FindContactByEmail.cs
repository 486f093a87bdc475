using FluentValidation;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Contacts;
using MediatR;

namespace HubSpotCrm.Application.Contacts;

public sealed record FindContactByEmailQuery(string Email, RecordView View) : IQuery<Contact>
{
    public override string ToString() => nameof(FindContactByEmailQuery);
}

internal sealed class FindContactByEmailValidator : AbstractValidator<FindContactByEmailQuery>
{
    public FindContactByEmailValidator()
    {
        RuleFor(query => query.Email).IsEmailAddress();
        RuleFor(query => query.View).IsView();
        RuleFor(query => query.View).CanInclude(Contact.ObjectType);
    }
}

internal sealed class FindContactByEmailHandler(ICrmReader<Contact> contacts) : IRequestHandler<FindContactByEmailQuery, Contact>
{
    public async Task<Contact> Handle(FindContactByEmailQuery request, CancellationToken cancellationToken) =>
        await contacts.FindAsync(EmailAddress.Parse(request.Email).AsKey(), request.View, cancellationToken)
        ?? throw CrmRecordNotFoundException.Of(Contact.ObjectType);
}
