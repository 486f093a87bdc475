using System.Globalization;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Workflows;

/// <summary>Many workflows at once.</summary>
public sealed class BurstTests
{
    private CrmSystem _system = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _system = await CrmSystem.StartAsync(new ApiSettings { PatienceSeconds = 60 });
        (await PostAsync("orders", Order("warm"))).Succeeded();
        (await PostAsync("leads", Lead(0, "warm"))).Succeeded();
        await _system.HubSpot.ResetAsync();
    }

    [TearDown]
    public async Task StopAsync() => await _system.DisposeAsync();

    [Test]
    public async Task A_thousand_leads_of_fifty_people_make_fifty_contacts_and_lose_nothing()
    {
        await _system.HubSpot.SetAsync(new { searchDelayMs = 10_000 });

        var answers = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(n => EndAsync(PostAsync("leads", Lead(n % 50, Text(n))))));

        var notes = (await _system.HubSpot.RecordsAsync("notes")).Select(note => note["hs_note_body"]).ToList();
        var companies = (await _system.HubSpot.RecordsAsync("companies")).Select(company => company["domain"]).ToList();
        TestContext.Out.WriteLine($"{await _system.HubSpot.CallsAsync()} calls");
        Assert.Multiple(async () =>
        {
            Assert.That(answers, Is.All.EqualTo("succeeded"));
            Assert.That(await _system.HubSpot.RecordsAsync("contacts"), Has.Count.EqualTo(50));
            Assert.That(companies, Is.Unique.And.Count.EqualTo(25));
            Assert.That(notes, Is.EquivalentTo(Enumerable.Range(0, 1_000).Select(n => $"Message {Text(n)}.")));
            Assert.That((await _system.HubSpot.RecordsAsync("tasks")).Select(task => task["hs_task_subject"]), Is.EquivalentTo(Enumerable.Range(0, 1_000).Select(n => $"Call about {Text(n)}")));
        });
    }

    [Test]
    public async Task A_hundred_orders_cost_at_most_fifteen_calls()
    {
        await _system.HubSpot.ForgetStatsAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(n => PostAsync("orders", Order(Text(n)))));

        var calls = await _system.HubSpot.CallsAsync();
        TestContext.Out.WriteLine($"{calls} calls: {(await _system.HubSpot.StatsAsync())["byRoute"]}");
        Assert.Multiple(async () =>
        {
            Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(201));
            Assert.That(await _system.HubSpot.RecordsAsync("companies"), Has.Count.EqualTo(100));
            Assert.That(await _system.HubSpot.RecordsAsync("deals"), Has.Count.EqualTo(100));
            Assert.That(await _system.HubSpot.RecordsAsync("notes"), Has.Count.EqualTo(100));
            Assert.That(calls, Is.LessThanOrEqualTo(15));
        });
    }

    [Test]
    public async Task A_single_order_costs_five_calls_from_the_first_one_on()
    {
        await using var fresh = await CrmSystem.StartAsync();
        await fresh.HubSpot.CreateAsync("contacts", new { email = "buyer@shop-x.example.org", firstname = "Mia", city = "Madrid" });
        await fresh.HubSpot.CreateAsync("companies", new { domain = "shop-x.example.org" });
        await fresh.HubSpot.ForgetStatsAsync();

        (await fresh.Api.Writer.PostAsync("/api/v1/workflows/orders", Order("x"))).Succeeded();

        Assert.That(await fresh.HubSpot.CallsAsync(), Is.EqualTo(5), (await fresh.HubSpot.StatsAsync()).Text);
    }

    private Task<Answer> PostAsync(string workflow, object body) => _system.Api.Writer.PostAsync($"/api/v1/workflows/{workflow}", body);

    /// <summary>How a run ended, also when nobody waited so long.</summary>
    private async Task<string?> EndAsync(Task<Answer> posted)
    {
        var answer = await posted;
        if (answer.Status == 201)
            return "succeeded";
        return answer.Header("Location") is { } operation ? (await _system.Api.Reader.GetAsync($"{operation}?wait=60"))["status"] : answer.ToString();
    }

    private static object Order(string name) => new
    {
        externalId = $"order-{name}",
        customer = new { email = $"buyer@shop-{name}.example.org", lastName = name },
        lines = new[] { new { name = "Bike", unitPrice = 100 } },
    };

    private static object Lead(int person, string name) => new
    {
        email = $"person{Text(person)}@firm-{Text(person / 2)}.example.org",
        message = $"Message {name}.",
        followUp = new { dueInHours = 1, subject = $"Call about {name}" },
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
