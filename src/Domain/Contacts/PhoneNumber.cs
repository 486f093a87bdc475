namespace HubSpotCrm.Domain.Contacts;

/// <summary>A phone number as the key of a contact. Hides itself in logs; use <see cref="Value"/> where the number itself is meant.</summary>
/// <param name="Value">E.164, such as <c>+34911222333</c>.</param>
/// <param name="National">Its digits without the country code.</param>
public sealed record PhoneNumber(string Value, string National)
{
    public override string ToString() => "+***";
}
