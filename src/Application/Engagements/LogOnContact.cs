using FluentValidation;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Engagements;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Engagements;

/// <summary>Makes an engagement that belongs to a contact, and to what else its associations name.</summary>
public sealed record LogOnContactCommand<T, TFields>(RecordId<Contact> Contact, NewRecord<TFields> Record) : ICommand<T>
    where T : CrmRecord, ICrmRecord, IEngagement
    where TFields : class, IRecordFields
{
    public NewRecord<TFields> WithContact => Record with { Associations = [new(CrmObjectType.Contact, Contact.Value), .. Record.Associations] };
}

internal sealed class LogOnContactValidator<T, TFields> : AbstractValidator<LogOnContactCommand<T, TFields>>
    where T : CrmRecord, ICrmRecord, IEngagement
    where TFields : class, IRecordFields
{
    public LogOnContactValidator(INewRecordRules<TFields> rules) => RuleFor(command => command).Custom((command, context) =>
        rules.Validate(command.Contact.IsWellFormed ? command.WithContact : command.Record with { Associations = [new(CrmObjectType.Contact, "0")] }).Errors.ForEach(context.AddFailure));
}

internal sealed class LogOnContactHandler<T, TFields>(ICrmWriter<T, TFields> records, FieldWords<TFields> words) : IRequestHandler<LogOnContactCommand<T, TFields>, T>
    where T : CrmRecord, ICrmRecord, IEngagement
    where TFields : class, IRecordFields
{
    public async Task<T> Handle(LogOnContactCommand<T, TFields> request, CancellationToken cancellationToken)
    {
        if (!request.Contact.IsWellFormed)
            throw CrmRecordNotFoundException.Of(Contact.ObjectType);
        var record = await words.ResolveAsync(request.WithContact, cancellationToken);
        try
        {
            return await records.CreateAsync(record, cancellationToken);
        }
        catch (CrmRejectedException refusal) when (IsAbout(refusal, request.Contact))
        {
            throw CrmRecordNotFoundException.Of(Contact.ObjectType);    // the contact stands in the path
        }
    }

    private static bool IsAbout(CrmRejectedException refusal, RecordId<Contact> contact) =>
        refusal.Fields.TryGetValue("associations.contacts", out var messages) && messages.Any(message => message.Split(' ', '.').Contains(contact.Value, StringComparer.Ordinal));
}
