using System.Diagnostics;
using System.Globalization;
using Verify.Rig;

namespace Verify.Workflows;

/// <summary>Many workflows about few people and companies at once, while HubSpot's search shows nothing of it yet (R10).</summary>
internal sealed class HerdCheck : ICheck
{
    private const int OrdersTogether = 100;
    private const int CallsTogether = 15;
    private const int CallsAlone = 5;
    private const string Before = "warm";    // in all that is sent before anything counts

    public string Name => "herd";

    public string Summary => "a thousand leads of fifty people at once, then a hundred orders: each person and company is there once, nothing is lost, and HubSpot is called little";

    public string Control => "leads are sent as plain calls (search, then make what is not found), as by a program without the workflow: companies double";

    public IReadOnlyList<Option> Options { get; } =
    [
        new("--leads", "1000", "all at once"),
        new("--people", "50", "whose leads they are"),
        new("--limit", "190", "HubSpot calls in ten seconds, 100 or 190; 0, and with the control: no limit"),
    ];

    public IReadOnlyList<string> Quick => ["--leads", "100", "--people", "10"];

    public async Task RunAsync(CheckRun run)
    {
        var limit = run.Control ? 0 : run.Arguments.Number("--limit");
        var tier = AccountTier.NameOf(limit);
        Dictionary<string, string> settings = new(StringComparer.Ordinal);
        if (run.Control)
            settings["HubSpot__Quota__SearchPerSecond"] = "1000000";    // two searches for each lead would be refused otherwise, and nothing double

        var hubSpot = await run.StartHubSpotAsync();
        var api = await run.StartApiAsync(new(hubSpot.Address) { Quota = AccountTier.QuotaOf(limit), Provision = true, More = settings });
        await hubSpot.Driver.SetAsync(new { tier, searchDelayMs = 10_000 });
        await HerdCalls.RunAsync(api, "orders", Order(Before));
        await HerdCalls.RunAsync(api, "leads", new { email = $"{Before}@{Before}.example.org", message = Before, followUp = new { dueInHours = 1, subject = Before } });
        await LeadsAsync(run, hubSpot, api);
        await OrdersAsync(run, hubSpot, api);
    }

    private static async Task LeadsAsync(CheckRun run, HubSpotProcess hubSpot, ApiProcess api)
    {
        var people = Math.Max(1, run.Arguments.Number("--people"));
        List<HerdLead> leads = [.. Enumerable.Range(0, run.Arguments.Number("--leads")).Select(number => new HerdLead(number, people))];
        await hubSpot.Driver.ForgetStatsAsync();
        var since = Stopwatch.GetTimestamp();
        var ends = await Task.WhenAll(leads.Select(lead => run.Control ? HerdCalls.DoPlainlyAsync(api, lead) : HerdCalls.RunAsync(api, "leads", lead.Body)));
        var took = Stopwatch.GetElapsedTime(since);

        var stats = await hubSpot.Driver.StatsAsync();
        run.Report.Figures("leads", new { leads = leads.Count, people, seconds = Math.Round(took.TotalSeconds, 1), calls = stats["requests"], searches = stats["searches"], busiestWindow = stats["busiestWindow"], refused429 = stats["refused429"] });
        Findings.None(run.Report, "leads that were not answered 201 or 202, or did not succeed", ends.Where(end => end != HerdCalls.Succeeded));
        await JudgeAsync(run.Report, hubSpot, leads);
    }

    private static async Task JudgeAsync(Report report, HubSpotProcess hubSpot, List<HerdLead> leads)
    {
        var companies = await ValuesAsync(hubSpot, "companies", "domain");
        Findings.OnceEach(report, "contacts", await ValuesAsync(hubSpot, "contacts", "email"), [.. leads.Select(lead => lead.Email).Distinct(StringComparer.Ordinal)]);
        Findings.OnceEach(report, "companies", companies, [.. leads.Select(lead => lead.Company).OfType<string>().Distinct(StringComparer.Ordinal)]);
        Findings.None(report, "companies of free-mail domains", companies.Where(HerdLead.IsFreeMail));
        Findings.OnceEach(report, "notes", await ValuesAsync(hubSpot, "notes", "hs_note_body"), [.. leads.Select(lead => lead.Message)]);
        Findings.OnceEach(report, "tasks", await ValuesAsync(hubSpot, "tasks", "hs_task_subject"), [.. leads.Select(lead => lead.Subject)]);
    }

    private static async Task OrdersAsync(CheckRun run, HubSpotProcess hubSpot, ApiProcess api)
    {
        run.Report.AtMost("HubSpot calls for one order alone", await CallsAsync(run, hubSpot, api, ["alone"]), CallsAlone);
        // How many meet depends on how close together the machine brings them: with other work beside it, it is told and does not count.
        run.Report.TimeAtMost("HubSpot calls for 100 orders together", await CallsAsync(run, hubSpot, api, [.. Enumerable.Range(0, OrdersTogether).Select(number => $"{number}")]), CallsTogether);
    }

    private static async Task<int> CallsAsync(CheckRun run, HubSpotProcess hubSpot, ApiProcess api, string[] orders)
    {
        await hubSpot.Driver.ForgetStatsAsync();
        var ends = await Task.WhenAll(orders.Select(order => HerdCalls.RunAsync(api, "orders", Order(order))));
        var stats = await hubSpot.Driver.StatsAsync();
        run.Report.Figures($"{orders.Length} orders", new { calls = stats["byRoute"] });
        Findings.None(run.Report, $"{orders.Length} orders: not answered 201 or 202, or not succeeded", ends.Where(end => end != HerdCalls.Succeeded));
        var deals = await ValuesAsync(hubSpot, "deals", "dealname");
        Findings.None(run.Report, $"{orders.Length} orders: without just one deal", orders.Where(order => deals.Count(deal => deal == $"Order {order}") != 1));
        return int.Parse(stats["requests"]!, CultureInfo.InvariantCulture);
    }

    private static object Order(string name) => new
    {
        externalId = name,
        customer = new { email = $"buyer@shop-{name}.example.org", lastName = name },
        lines = new[] { new { name = "Bike", unitPrice = 100 } },
    };

    private static async Task<List<string>> ValuesAsync(HubSpotProcess hubSpot, string type, string property) =>
        [.. (await hubSpot.Driver.RecordsAsync(type)).Where(record => !record.Archived).Select(record => record[property] ?? "").Where(value => !value.Contains(Before, StringComparison.Ordinal))];
}
