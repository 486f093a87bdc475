using FluentValidation;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Contacts;

/// <summary>A contact is known by its e-mail.</summary>
internal static class ContactKeys
{
    public static UniqueKey AsKey(this EmailAddress email) => new("email", email.Value);

    public static IRuleBuilderOptions<T, string> IsEmailAddress<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(email => EmailAddress.TryParse(email, out _)).WithMessage("Must be an e-mail address such as ana.ruiz@example.net.");
}
