using System.Globalization;
using TestSupport.Clocks;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Scheduling.Pages;

/// <summary>A service with the booking page, and visitors who each come from another address.</summary>
public abstract class PageFixture
{
    protected const string Book = "/book/sam-lee/demo";

    private const int ApartOnOneDay = 4;    // a meeting of half an hour, and what HubSpot keeps free around it
    private static int visitors;

    private CrmSystem _system = null!;
    private int _slots;

    protected FastClock Clock { get; } = new(times: 1);

    protected SandboxDriver HubSpot => _system.HubSpot;

    protected ApiServer Api => _system.Api;

    protected virtual int PatienceSeconds => 30;

    [OneTimeSetUp]
    public async Task StartAsync() => _system = await CrmSystem.StartAsync(new ApiSettings
    {
        Clock = Clock,
        PatienceSeconds = PatienceSeconds,
        More = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Scheduling:PublicPage"] = "true",
            ["Scheduling:PageTitle"] = "Meet <us>",
            ["Scheduling:AddressHeader"] = "X-Forwarded-For",
            ["Scheduling:PagesPerAddressPerMinute"] = "20",
            ["Scheduling:BookingsPerAddressPerMinute"] = "10",
        },
    });

    [OneTimeTearDown]
    public async Task StopAsync() => await _system.DisposeAsync();

    [SetUp]
    public Task EmptyAsync() => HubSpot.ResetAsync();

    protected Task<Answer> GetAsync(string path) => GetAsync(path, NextAddress());

    protected Task<Answer> GetAsync(string path, (string, string) from) => Api.Nobody.SendAsync(HttpMethod.Get, path, body: null, from);

    protected async Task<PageText> PageAsync(string path) => PageText.Of((await GetAsync(path)).Succeeded());

    protected Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields) => PostAsync(path, fields, NextAddress());

    protected Task<Answer> PostAsync(string path, (string Name, string Value)[] fields, params (string, string)[] headers) =>
        Api.Nobody.SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), headers);

    /// <summary>A form filled in as it should be; what is given here wins.</summary>
    protected static (string Name, string Value)[] Filled(string start, params (string Name, string Value)[] fields)
    {
        (string Name, string Value)[] usual = [("start", start), ("timezone", "Europe/Madrid"), ("minutes", "30"), ("firstName", "Ana"), ("lastName", "Ruiz"), ("email", "ana.ruiz@example.net"), ("note", ""), ("homepage", "")];
        return [.. usual.Where(field => fields.All(given => given.Name != field.Name)), .. fields];
    }

    /// <summary>A free time that no other test has, as the form sends it.</summary>
    protected async Task<string> FreeTimeAsync()
    {
        var slots = (await Api.Reader.GetAsync("/api/v1/scheduling/links/sam-lee%2Fdemo/availability?timezone=UTC&durationMinutes=30")).Succeeded();
        var start = slots[$"slots.{(_slots++ * ApartOnOneDay).ToString(CultureInfo.InvariantCulture)}.startAt"] ?? throw new InvalidOperationException($"No free time is left in {slots}");
        return DateTimeOffset.Parse(start, CultureInfo.InvariantCulture).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    /// <summary>Books, and gives the address at which the booking is seen.</summary>
    protected async Task<string> BookAsync(string? start = null, params (string Name, string Value)[] fields)
    {
        var answer = await PostAsync(Book, Filled(start ?? await FreeTimeAsync(), fields));
        return answer is { Status: 303 } ? answer.Header("Location")! : throw new InvalidOperationException($"Not booked: {answer}");
    }

    protected static (string, string) NextAddress() => ("X-Forwarded-For", $"198.51.{Interlocked.Increment(ref visitors) / 250}.{visitors % 250}");
}
