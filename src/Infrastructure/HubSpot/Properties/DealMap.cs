using HubSpotCrm.Domain.Deals;

namespace HubSpotCrm.Infrastructure.HubSpot.Properties;

internal sealed class DealMap() : RecordMap<Deal, DealFields>(Names)
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["name"] = "dealname",
        ["amount"] = "amount",
        ["currency"] = "deal_currency_code",
        ["pipeline"] = "pipeline",
        ["stage"] = "dealstage",
        ["closeDate"] = "closedate",
        ["type"] = "dealtype",
        ["description"] = "description",
        ["priority"] = "hs_priority",
        ["ownerId"] = "hubspot_owner_id",
        ["probability"] = "hs_deal_stage_probability",
        ["isClosed"] = "hs_is_closed",
        ["isWon"] = "hs_is_closed_won",
    };

    protected override Deal Read(string id, PropertyBag values) => new()
    {
        Id = id,
        Name = values.Text("dealname"),
        Amount = values.Number("amount"),
        Currency = values.Text("deal_currency_code"),
        Pipeline = values.Text("pipeline"),
        Stage = values.Text("dealstage"),
        CloseDate = values.Moment("closedate"),
        Type = values.Text("dealtype"),
        Description = values.Text("description"),
        Priority = values.Text("hs_priority"),
        OwnerId = values.Text("hubspot_owner_id"),
        Probability = values.Number("hs_deal_stage_probability"),
        IsClosed = values.Flag("hs_is_closed"),
        IsWon = values.Flag("hs_is_closed_won"),
    };

    protected override void Write(DealFields fields, PropertyBag target)
    {
        target.Set("dealname", fields.Name);
        target.Set("amount", fields.Amount);
        target.Set("deal_currency_code", fields.Currency);
        target.Set("pipeline", fields.Pipeline);
        target.Set("dealstage", fields.Stage);
        target.Set("closedate", fields.CloseDate);
        target.Set("dealtype", fields.Type);
        target.Set("description", fields.Description);
        target.Set("hs_priority", fields.Priority);
        target.Set("hubspot_owner_id", fields.OwnerId);
    }

    protected override bool IsChoice(string field) => field is "amount" or "currency" or "pipeline" or "stage" or "closeDate" or "type" or "priority" or "ownerId" or "probability" or "isClosed" or "isWon";
}
