using System.Text.Json.Nodes;
using Verify.Rig;
using static Verify.Rig.RecordJson;

namespace Verify.Workflows;

/// <summary>What HubSpot holds of orders, read past the service.</summary>
internal sealed class OrderOracle
{
    private const string Won = "closedwon";

    private readonly ILookup<string, JsonNode> _deals;
    private readonly ILookup<string, JsonNode> _notes;
    private readonly ILookup<string, string> _contacts;
    private readonly ILookup<string, string> _companies;

    private OrderOracle(ILookup<string, JsonNode> deals, ILookup<string, JsonNode> notes, ILookup<string, string> contacts, ILookup<string, string> companies) =>
        (_deals, _notes, _contacts, _companies) = (deals, notes, contacts, companies);

    public static async Task<OrderOracle> ReadAsync(HubSpotProcess hubSpot) => new(
        (await Past.ListAsync(hubSpot, "deals", "dealname,dealstage", "contacts,companies")).ToLookup(deal => Value(deal, "dealname"), StringComparer.Ordinal),
        (await Past.ListAsync(hubSpot, "notes", "hs_note_body", "contacts,companies,deals")).ToLookup(note => SentOrder.NameIn(Value(note, "hs_note_body")), StringComparer.Ordinal),
        await IdsAsync(hubSpot, "contacts", "email"),
        await IdsAsync(hubSpot, "companies", "domain"));

    public void Judge(Report report, IReadOnlyCollection<SentOrder> acknowledged)
    {
        report.Figures("records", new { deals = _deals.Sum(each => each.Count()), notes = _notes.Sum(each => each.Count()), contacts = _contacts.Sum(each => each.Count()), companies = _companies.Sum(each => each.Count()) });
        None("acknowledged orders without a deal", order => !_deals.Contains(order.Name));
        Findings.None(report, "orders with more than one deal", Doubled(_deals));
        None("deals that are not won", order => _deals[order.Name].Any(deal => Value(deal, "dealstage") != Won));
        None("deals that are not linked with just their customer and company", order => !_deals[order.Name].All(deal => IsOfOrder(deal, order)));
        None("acknowledged orders without a note", order => !_notes.Contains(order.Name));
        Findings.None(report, "orders with more than one note", Doubled(_notes));
        None("notes without the order's lines", order => !_notes[order.Name].All(note => Value(note, "hs_note_body").Contains(order.Lines, StringComparison.Ordinal)));
        None("notes that are not linked with just their customer, company and deal", order => !_notes[order.Name].All(note => IsOfOrder(note, order) && IsLinked(note, "deals", _deals[order.Name].Select(Id))));
        Findings.None(report, "customers that are there twice", Doubled(_contacts));
        Findings.None(report, "companies that are there twice", Doubled(_companies));

        void None(string property, Func<SentOrder, bool> isWrong) => Findings.None(report, property, acknowledged.Where(isWrong).Select(order => order.Name));
    }

    private bool IsOfOrder(JsonNode record, SentOrder order) => IsLinked(record, "contacts", _contacts[order.Email]) && IsLinked(record, "companies", _companies[order.Domain]);

    private static IEnumerable<string> Doubled<T>(ILookup<string, T> records) => records.Where(same => same.Count() > 1).Select(same => $"{same.Key} × {same.Count()}");

    private static async Task<ILookup<string, string>> IdsAsync(HubSpotProcess hubSpot, string type, string property) =>
        (await hubSpot.Driver.RecordsAsync(type)).Where(record => !record.Archived).ToLookup(record => record[property] ?? "", record => record.Id, StringComparer.Ordinal);
}
