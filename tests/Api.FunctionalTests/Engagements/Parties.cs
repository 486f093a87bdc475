using TestSupport.Drivers;

namespace Api.FunctionalTests.Engagements;

/// <summary>A contact, a company, a deal and a ticket that belong to nothing yet.</summary>
public sealed class Parties
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    /// <summary>The id of the one of this type.</summary>
    public string this[string type] => _ids[type];

    public static async Task<Parties> MakeAsync(SandboxDriver hubSpot)
    {
        var parties = new Parties();
        parties._ids["contacts"] = await hubSpot.CreateAsync("contacts", new { email = "ana@example.org" });
        parties._ids["companies"] = await hubSpot.CreateAsync("companies", new { name = "Northwind" });
        parties._ids["deals"] = await hubSpot.CreateAsync("deals", new { dealname = "A", dealstage = "closedwon" });
        parties._ids["tickets"] = await hubSpot.CreateAsync("tickets", new { subject = "A", hs_pipeline_stage = "1" });
        return parties;
    }

    /// <summary>The value of <c>associations</c> that names those of these types.</summary>
    public Dictionary<string, string[]> Of(params string[] types) => types.ToDictionary(type => type, type => new[] { _ids[type] }, StringComparer.Ordinal);
}
