using System.Globalization;

namespace HubSpotSandbox.Properties;

/// <summary>The properties that HubSpot sets by itself (FACTS §3.2, §3.4, §3.9, §4.4).</summary>
internal static class SystemProperties
{
    private static readonly string[] OnContacts =
    [
        "hs_all_contact_vids", "hs_email_domain", "hs_is_contact", "hs_is_unworked", "hs_lifecyclestage_lead_date", "hs_marketable_status",
        "hs_marketable_until_renewal", "hs_pipeline", "hs_calculated_merged_vids",
    ];

    /// <summary>Definitions that the sandbox needs even if the file of the type lacks them.</summary>
    public static IEnumerable<PropertyDefinition> DefinitionsOf(ObjectType type)
    {
        yield return ReadOnly(type.CreateDate, "datetime", "date");
        yield return ReadOnly(type.ModifiedDate, "datetime", "date");
        yield return ReadOnly("hs_object_id", "number", "number");
        yield return ReadOnly("hs_merged_object_ids", "string", "text");
        string[] more = ["hs_object_source", "hs_object_source_id", "hs_object_source_label", .. type == ObjectTypes.Contacts ? OnContacts : []];
        foreach (var name in more)
        {
            yield return ReadOnly(name, "string", "text");
        }

        if (type == ObjectTypes.Tickets)
        {
            yield return ReadOnly("hs_ticket_id", "number", "number");
        }
    }

    public static IEnumerable<KeyValuePair<string, string?>> OnCreate(CrmRecord record, WriteSource source)
    {
        var type = record.Type;
        yield return new(type.CreateDate, Dates.Text(record.CreatedAt));
        yield return new(type.ModifiedDate, Dates.Text(record.UpdatedAt));
        yield return new("hs_object_id", record.IdText);
        yield return new("hs_object_source", source.Type);
        yield return new("hs_object_source_id", source.Id);
        yield return new("hs_object_source_label", source.Type);
        if (type == ObjectTypes.Tickets)
        {
            yield return new("hs_ticket_id", record.IdText);
        }

        foreach (var pair in type == ObjectTypes.Contacts ? OnContact(record) : [])
        {
            yield return pair;
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> OnContact(CrmRecord record)
    {
        yield return new("hs_all_contact_vids", record.IdText);
        yield return new("hs_is_contact", "true");
        yield return new("hs_is_unworked", "true");
        yield return new("hs_marketable_status", "false");
        yield return new("hs_marketable_until_renewal", "false");
        yield return new("hs_pipeline", "contacts-lifecycle-pipeline");
    }

    /// <summary>What follows from other values, on create and on update.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Derived(
        ObjectType type, IReadOnlyDictionary<string, string?> changes, PropertyCatalog catalog, DateTimeOffset now)
    {
        if (type == ObjectTypes.Contacts && changes.TryGetValue("email", out var email))
        {
            yield return new("hs_email_domain", email?[(email.IndexOf('@', StringComparison.Ordinal) + 1)..]);
        }

        foreach (var pair in type == ObjectTypes.Contacts ? PhoneNumbers.Calculated(changes) : [])
        {
            yield return pair;
        }

        if (changes.TryGetValue("lifecyclestage", out var stage) && stage is not null)
        {
            var date = string.Create(CultureInfo.InvariantCulture, $"hs_lifecyclestage_{stage}_date");
            if (catalog.Find(date) is not null)
            {
                yield return new(date, Dates.Text(now));
            }
        }

        if (type == ObjectTypes.Emails && changes.TryGetValue("hs_email_headers", out var headers))
        {
            foreach (var pair in EmailHeaders.Read(headers))
            {
                yield return pair;
            }
        }
    }

    private static PropertyDefinition ReadOnly(string name, string type, string fieldType) =>
        new(name, name, type, fieldType, "systeminformation") { ReadOnly = true };
}
