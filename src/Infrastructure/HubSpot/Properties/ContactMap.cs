using HubSpotCrm.Application.Ports.Workflows;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Infrastructure.HubSpot.Properties;

internal sealed class ContactMap(IPhoneNumbers phones) : RecordMap<Contact, ContactFields>(Names, unique: "email")
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["email"] = "email",
        ["firstName"] = "firstname",
        ["lastName"] = "lastname",
        ["phone"] = "phone",
        ["mobilePhone"] = "mobilephone",
        ["company"] = "company",
        ["jobTitle"] = "jobtitle",
        ["website"] = "website",
        ["address"] = "address",
        ["city"] = "city",
        ["state"] = "state",
        ["zip"] = "zip",
        ["country"] = "country",
        ["lifecycleStage"] = "lifecyclestage",
        ["leadStatus"] = "hs_lead_status",
        ["ownerId"] = "hubspot_owner_id",
    };

    public override IEnumerable<UniqueKey> KeysOf(Contact record)
    {
        if (EmailAddress.TryParse(record.Email, out var email))
            yield return new("email", email.Value);
        if (!string.IsNullOrEmpty(record.Phone))
            yield return new("phone", Number(record.Phone));
        if (!string.IsNullOrEmpty(record.MobilePhone))
            yield return new("mobilePhone", Number(record.MobilePhone));
    }

    protected override Contact Read(string id, PropertyBag values) => new()
    {
        Id = id,
        Email = values.Text("email"),
        FirstName = values.Text("firstname"),
        LastName = values.Text("lastname"),
        Phone = values.Text("phone"),
        MobilePhone = values.Text("mobilephone"),
        Company = values.Text("company"),
        JobTitle = values.Text("jobtitle"),
        Website = values.Text("website"),
        Address = values.Text("address"),
        City = values.Text("city"),
        State = values.Text("state"),
        Zip = values.Text("zip"),
        Country = values.Text("country"),
        LifecycleStage = values.Text("lifecyclestage"),
        LeadStatus = values.Text("hs_lead_status"),
        OwnerId = values.Text("hubspot_owner_id"),
    };

    protected override bool IsChoice(string field) => field is "lifecycleStage" or "leadStatus" or "ownerId";

    protected override void Write(ContactFields fields, PropertyBag target)
    {
        target.Set("email", fields.Email);
        target.Set("firstname", fields.FirstName);
        target.Set("lastname", fields.LastName);
        target.Set("phone", fields.Phone);
        target.Set("mobilephone", fields.MobilePhone);
        target.Set("company", fields.Company);
        target.Set("jobtitle", fields.JobTitle);
        target.Set("website", fields.Website);
        target.Set("address", fields.Address);
        target.Set("city", fields.City);
        target.Set("state", fields.State);
        target.Set("zip", fields.Zip);
        target.Set("country", fields.Country);
        target.Set("lifecyclestage", fields.LifecycleStage);
        target.Set("hs_lead_status", fields.LeadStatus);
        target.Set("hubspot_owner_id", fields.OwnerId);
    }

    // One writing for all of one number; what cannot be read stays as it is.
    private string Number(string text) => phones.Parse(text)?.Value ?? text;
}
