using System.Text.Json;
using System.Text.Json.Serialization;
using HubSpotCrm.Domain.Emails;

namespace HubSpotCrm.Infrastructure.HubSpot.Properties;

/// <summary>The value of <c>hs_email_headers</c> (https://developers.hubspot.com/docs/api-reference/latest/crm/activities/emails/guide).</summary>
internal sealed record EmailPeople
{
    public EmailPerson? From { get; init; }

    public IReadOnlyList<EmailPerson?>? To { get; init; }

    public IReadOnlyList<EmailPerson?>? Cc { get; init; }

    public IReadOnlyList<EmailPerson?>? Bcc { get; init; }

    public static EmailPeople Of(EmailFields fields) => new()
    {
        From = fields.From.Value is { } from ? EmailPerson.Parse(from) : null,
        To = [.. (fields.To.Value ?? []).Select(EmailPerson.Parse)],
        Cc = [.. (fields.Cc.Value ?? []).Select(EmailPerson.Parse)],
        Bcc = [.. (fields.Bcc.Value ?? []).Select(EmailPerson.Parse)],
    };

    /// <summary>Null for a value that is not HubSpot's JSON: an email may come from any tool.</summary>
    public static EmailPeople? Read(string? headers)
    {
        try
        {
            return headers is null ? null : JsonSerializer.Deserialize(headers, EmailPeopleJson.Default.EmailPeople);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string Write() => JsonSerializer.Serialize(this, EmailPeopleJson.Default.EmailPeople);
}

internal sealed record EmailPerson(string? Email, string? FirstName, string? LastName)
{
    /// <summary><c>Sam Lee &lt;sam.lee@example.com&gt;</c>: HubSpot keeps the first word and the rest of a name apart.</summary>
    public static EmailPerson Parse(string mailbox)
    {
        var (name, address) = Mailbox.Parse(mailbox);
        var space = name?.IndexOf(' ', StringComparison.Ordinal) ?? -1;
        return space < 0 ? new(address, name, LastName: null) : new(address, name![..space], name[(space + 1)..]);
    }

    public string? ToMailbox() => string.IsNullOrEmpty(Email) ? null : Mailbox.Write($"{FirstName} {LastName}".Trim(), Email);
}

internal static class EmailPersons
{
    /// <summary>Null for nobody. Other tools write nulls and people without an address: they are left out.</summary>
    public static IReadOnlyList<string>? ToMailboxes(this IReadOnlyList<EmailPerson?>? people) =>
        (people ?? []).Select(person => person?.ToMailbox()).OfType<string>().ToArray() is { Length: > 0 } mailboxes ? mailboxes : null;
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EmailPeople))]
internal sealed partial class EmailPeopleJson : JsonSerializerContext;
