using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.Workflows;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Workflows.Steps;

/// <summary>Has the contact of a phone number in the CRM once. Of several one that is known here, else the oldest; of many runs at once for one number the first makes it.</summary>
internal sealed class CallerSteps(ContactsOfNumbers known, ICrmWriter<Contact, ContactFields> writer, IRecordKeys keys, KeyedCreation creation)
{
    /// <param name="whenNew">Further fields of a contact that is made.</param>
    public RunStep ByPhone(PhoneNumber number, ContactFields whenNew)
    {
        var name = whenNew.NamesSomeone ? whenNew : whenNew with { LastName = Optional<string>.Of(number.Value) };    // HubSpot wants a name
        var fields = name with { Phone = Optional<string>.Of(number.Value) };
        return new(ContactSteps.Name, [])
        {
            Fields = whenNew.NamesSomeone ? InputNames.Same : InputNames.Same.But("lastName", "phone"),
            IsEnsured = true,
            DoAsync = (_, cancellationToken) => EnsureAsync(number, fields, cancellationToken),
            ForecastAsync = async cancellationToken => await known.FindAsync(number, cancellationToken) is { } found
                ? new(ContactSteps.Name, StepAction.Link, found, Calls: 2)
                : new(ContactSteps.Name, StepAction.Make, RecordId: null, Calls: 2),
        };
    }

    private async Task<string> EnsureAsync(PhoneNumber number, ContactFields fields, CancellationToken cancellationToken)
    {
        if (await known.FindKeptAsync(number, cancellationToken) is { } contact)
            return contact;
        await using var turn = await keys.HoldAsync(Contact.ObjectType, ContactsOfNumbers.Of(number), cancellationToken);
        return await known.FindKeptAsync(number, cancellationToken) ?? (await creation.FindOrMakeAsync(Wanted(number, fields), cancellationToken)).Record;
    }

    private KeyedRecord<string> Wanted(PhoneNumber number, ContactFields fields) => new(Contact.ObjectType, ContactsOfNumbers.Of(number), id => id)
    {
        GetAsync = (id, cancellationToken) => known.RecallAsync(id, number, cancellationToken),
        SearchAsync = cancellationToken => known.SearchAsync(number, cancellationToken),
        MakeAsync = async (_, cancellationToken) =>
        {
            var made = await writer.CreateAsync(new(fields, []), cancellationToken);
            await keys.RememberAsync(Contact.ObjectType, [new(ContactsOfNumbers.Of(number), made.Id)], CancellationToken.None);
            return made.Id;
        },
    };
}

/// <summary>Finds contacts by number: first where we wrote it, then by search.</summary>
internal sealed class ContactsOfNumbers(ICrmReader<Contact> contacts, IContactPhones search, IPhoneNumbers phones, IRecordKeys keys)
{
    private static readonly string[] Fields = ["phone", "mobilePhone"];

    /// <summary>The key by which one at a time works on the number.</summary>
    public static UniqueKey Of(PhoneNumber number) => new(Fields[0], number.Value);

    public async Task<string?> FindAsync(PhoneNumber number, CancellationToken cancellationToken) =>
        await FindKeptAsync(number, cancellationToken) ?? await SearchAsync(number, cancellationToken);

    /// <summary>A contact that got the number through this service, or of which HubSpot told, if it still has it.</summary>
    public async Task<string?> FindKeptAsync(PhoneNumber number, CancellationToken cancellationToken)
    {
        foreach (var key in Fields.Select(field => new UniqueKey(field, number.Value)))
        {
            if (await keys.FindAsync(Contact.ObjectType, key, cancellationToken) is not { } id)
                continue;
            if (await StillHasAsync(id, number, cancellationToken) is { } contact)
                return contact;
            await keys.ForgetAsync(Contact.ObjectType, new(key, id), cancellationToken);
        }

        return null;
    }

    /// <summary>The oldest contact that the CRM's search shows; it is known from now on.</summary>
    public async Task<string?> SearchAsync(PhoneNumber number, CancellationToken cancellationToken)
    {
        foreach (var candidate in (await search.SearchAsync(number, cancellationToken)).Where(candidate => Has(candidate, number)))
        {
            if (await RecallAsync(candidate.Id, number, cancellationToken) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>The contact of an id, if it has the number; it is known from now on.</summary>
    public async Task<string?> RecallAsync(string id, PhoneNumber number, CancellationToken cancellationToken)
    {
        if (await StillHasAsync(id, number, cancellationToken) is not { } contact)
            return null;
        await keys.RememberAsync(Contact.ObjectType, [new(Of(number), contact)], cancellationToken);
        return contact;
    }

    private async Task<string?> StillHasAsync(string id, PhoneNumber number, CancellationToken cancellationToken)
    {
        try
        {
            var contact = await contacts.GetAsync(new(id), RecordView.Typed, cancellationToken);
            return Has(contact, number) ? contact.Id : null;
        }
        catch (CrmRecordNotFoundException)
        {
            return null;
        }
    }

    private bool Has(Contact contact, PhoneNumber number) => phones.IsSame(number, contact.Phone) || phones.IsSame(number, contact.MobilePhone);
}

/// <summary>Finds the owner that an agent is.</summary>
internal sealed class AgentOwners(ICrmOwners owners)
{
    /// <returns>Null when nobody who can own records has this e-mail: the call is logged all the same.</returns>
    public async Task<string?> FindAsync(string? email, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(email))
            return null;
        return Find(await owners.ListAsync(archived: false, Freshness.Known, cancellationToken)) ?? Find(await owners.ListAsync(archived: false, Freshness.AfterMiss, cancellationToken));

        string? Find(IReadOnlyList<Domain.Owners.Owner> all) => all.FirstOrDefault(owner => string.Equals(owner.Email, email.Trim(), StringComparison.OrdinalIgnoreCase))?.Id;
    }
}
