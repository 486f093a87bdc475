using System.Globalization;
using System.Text;
using Verify.Rig;
using Verify.Webhooks;

namespace Verify.Crashes;

/// <summary>Deals that were won. The service reads each from HubSpot before it raises its event, so that its work can be held up there.</summary>
internal sealed class WonDeals
{
    public const string Path = "/crm/objects/2026-09/deals";

    private const string Raised = "deal.won";
    private const string Changed = "deal.propertyChange";
    private static long next;

    private readonly IReadOnlyList<string> _deals;
    private readonly int _each;
    private readonly long _first;

    private WonDeals(IReadOnlyList<string> deals, int each)
    {
        (_deals, _each) = (deals, each);
        _first = Interlocked.Add(ref next, deals.Count * each) - (deals.Count * each) + 1;
    }

    public int Events => _deals.Count * _each;

    /// <param name="each">Events about each deal.</param>
    public static async Task<WonDeals> MakeAsync(HubSpotProcess hubSpot, int deals, int each) =>
        new(await hubSpot.Driver.CreateManyAsync("deals", Enumerable.Range(0, deals).Select(n => (object)new { dealname = $"deal {n}", amount = "100", pipeline = "default", dealstage = "appointmentscheduled" })), each);

    /// <summary>Tells one service of all.</summary>
    public async Task DeliverAsync(ApiProcess api)
    {
        using var deliverer = new Deliverer(api.Address);
        var (status, _) = await deliverer.SendAsync(Write());
        if (status != 200)
            throw new InvalidOperationException($"The delivery was answered {status}.");
    }

    public async Task<TimeSpan> AllWonAsync(ApiProcess api, TimeSpan within) =>
        await Wait.ForAsync("all work to be done", within, api.Process, async () => Own(await WholeFeed.ReadAsync(api)).Raised.Count >= Events);

    public async Task JudgeAsync(Report report, string part, ApiProcess api)
    {
        var (changed, raised) = Own(await WholeFeed.ReadAsync(api));
        var causes = raised.CountBy(each => each.CausedBy!, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        report.None($"{part}: acknowledged events that are lost", Events - changed.Count);
        report.None($"{part}: work that was not done", changed.Count(each => !causes.ContainsKey(each.Id)));
        report.None($"{part}: work that was done twice", causes.Values.Count(count => count > 1));
        report.None($"{part}: effects of one record out of their order", raised.GroupBy(each => each.Contact, StringComparer.Ordinal).Sum(deal => (long)deal.Zip(deal.Skip(1)).Count(pair => pair.First.OccurredAt > pair.Second.OccurredAt)));
        report.None($"{part}: dead letters", (await api.Operator.GetAsync("api/v1/dead-letters")).Count("results"));
    }

    private (IReadOnlyList<SeenEvent> Changed, IReadOnlyList<SeenEvent> Raised) Own(IReadOnlyList<SeenEvent> feed)
    {
        var own = feed.Where(each => _deals.Contains(each.Contact, StringComparer.Ordinal)).ToList();
        return ([.. own.Where(each => each.Type == Changed)], [.. own.Where(each => each.Type == Raised)]);
    }

    private byte[] Write()
    {
        var text = new StringBuilder("[");
        for (var n = 0; n < Events; n++)
        {
            if (n > 0)
                text.Append(',');
            text.Append(CultureInfo.InvariantCulture,
                $$"""{"eventId":{{_first + n}},"subscriptionId":4102009,"portalId":24310007,"appId":9120455,"occurredAt":{{1_790_000_000_000 + _first + n}},"subscriptionType":"deal.propertyChange","attemptNumber":0,"objectId":{{_deals[n % _deals.Count]}},"propertyName":"dealstage","propertyValue":"closedwon","changeSource":"CRM_UI"}""");
        }

        return Encoding.UTF8.GetBytes(text.Append(']').ToString());
    }
}
