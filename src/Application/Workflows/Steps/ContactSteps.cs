using HubSpotCrm.Application.Contacts;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Workflows;

namespace HubSpotCrm.Application.Workflows.Steps;

/// <summary>Has a person in the CRM once, known by the e-mail.</summary>
internal sealed class ContactSteps(ICrmWriter<Contact, ContactFields> writer, ICrmReader<Contact> reader)
{
    public const string Name = "contact";

    /// <param name="names">What the input calls the person's fields.</param>
    public RunStep ByEmail(Person person, InputNames names)
    {
        var email = EmailAddress.Parse(person.Email!);
        var fields = person.ToFields() with { Email = Optional<string>.Of(email.Value) };
        return new(Name, [])
        {
            Fields = names,
            IsEnsured = true,
            DoAsync = async (_, cancellationToken) => (await writer.EnsureAsync(email.AsKey(), fields, cancellationToken)).Value,
            ForecastAsync = async cancellationToken => await reader.FindAsync(email.AsKey(), RecordView.Typed, cancellationToken) is { } known
                ? new(Name, StepAction.Change, known.Id, Calls: 1)
                : new(Name, StepAction.Make, RecordId: null, Calls: 1),
        };
    }
}
