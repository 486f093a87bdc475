using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Infrastructure.HubSpot.Properties;

internal sealed class CompanyMap() : RecordMap<Company, CompanyFields>(Names)
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["name"] = "name",
        ["domain"] = "domain",
        ["website"] = "website",
        ["phone"] = "phone",
        ["industry"] = "industry",
        ["city"] = "city",
        ["state"] = "state",
        ["zip"] = "zip",
        ["country"] = "country",
        ["annualRevenue"] = "annualrevenue",
        ["employees"] = "numberofemployees",
        ["description"] = "description",
        ["lifecycleStage"] = "lifecyclestage",
        ["ownerId"] = "hubspot_owner_id",
    };

    public override IEnumerable<UniqueKey> KeysOf(Company record) =>
        CompanyDomain.TryParse(record.Domain, out var domain) ? [new("domain", domain.Value)] : [];

    protected override Company Read(string id, PropertyBag values) => new()
    {
        Id = id,
        Name = values.Text("name"),
        Domain = values.Text("domain"),
        Website = values.Text("website"),
        Phone = values.Text("phone"),
        Industry = values.Text("industry"),
        City = values.Text("city"),
        State = values.Text("state"),
        Zip = values.Text("zip"),
        Country = values.Text("country"),
        AnnualRevenue = values.Number("annualrevenue"),
        Employees = values.Whole("numberofemployees"),
        Description = values.Text("description"),
        LifecycleStage = values.Text("lifecyclestage"),
        OwnerId = values.Text("hubspot_owner_id"),
    };

    protected override void Write(CompanyFields fields, PropertyBag target)
    {
        target.Set("name", fields.Name);
        target.Set("domain", fields.Domain);
        target.Set("website", fields.Website);
        target.Set("phone", fields.Phone);
        target.Set("industry", fields.Industry);
        target.Set("city", fields.City);
        target.Set("state", fields.State);
        target.Set("zip", fields.Zip);
        target.Set("country", fields.Country);
        target.Set("annualrevenue", fields.AnnualRevenue);
        target.Set("numberofemployees", fields.Employees);
        target.Set("description", fields.Description);
        target.Set("lifecyclestage", fields.LifecycleStage);
        target.Set("hubspot_owner_id", fields.OwnerId);
    }

    protected override bool IsChoice(string field) => field is "industry" or "lifecycleStage" or "ownerId" or "annualRevenue" or "employees";
}
