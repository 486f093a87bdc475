using System.Globalization;
using TestSupport.Clocks;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Scheduling.Pages;

/// <summary>A service with the booking page, and visitors who each come from another address.</summary>
public abstract class PageFixture
{
    protected const string Book = "/book/sam-lee/demo";

    private static int visitors;
    private static int addresses;

    private CrmSystem _system = null!;

    protected FastClock Clock { get; } = new(times: 1);

    protected SandboxDriver HubSpot => _system.HubSpot;

    protected ApiServer Api => _system.Api;

    protected virtual int PatienceSeconds => 30;

    /// <summary>Nobody else has it.</summary>
    protected string FirstName { get; private set; } = "";

    protected string Email => $"{FirstName}@example.net";

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

    // HubSpot is not emptied: it would give ids again that the service knows.
    [SetUp]
    public Task MeetAsync()
    {
        FirstName = $"ana{Interlocked.Increment(ref visitors)}x";
        return HubSpot.HealAsync();
    }

    protected Task<Answer> GetAsync(string path) => GetAsync(path, NextAddress());

    protected Task<Answer> GetAsync(string path, (string, string) from) => Api.Nobody.SendAsync(HttpMethod.Get, path, body: null, from);

    protected async Task<PageText> PageAsync(string path) => PageText.Of((await GetAsync(path)).Succeeded());

    protected Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields) => PostAsync(path, fields, NextAddress());

    protected Task<Answer> PostAsync(string path, (string Name, string Value)[] fields, params (string, string)[] headers) =>
        Api.Nobody.SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), headers);

    /// <summary>A form filled in as it should be; what is given here wins.</summary>
    protected (string Name, string Value)[] Filled(string start, params (string Name, string Value)[] fields)
    {
        (string Name, string Value)[] usual = [("start", start), ("timezone", "Europe/Madrid"), ("minutes", "30"), ("firstName", FirstName), ("lastName", "Ruiz"), ("email", Email), ("note", ""), ("f7", "")];
        return [.. usual.Where(field => fields.All(given => given.Name != field.Name)), .. fields];
    }

    /// <summary>A free time, as the form sends it.</summary>
    /// <param name="isLast">The last one of two weeks instead of one of the first.</param>
    protected async Task<string> FreeTimeAsync(bool isLast = false)
    {
        var slots = (await Api.Reader.GetAsync("/api/v1/scheduling/links/sam-lee%2Fdemo/availability?timezone=UTC&durationMinutes=30")).Succeeded();
        var start = slots[string.Create(CultureInfo.InvariantCulture, $"slots.{(isLast ? slots.Count("slots") - 1 : 4)}.startAt")] ?? throw new InvalidOperationException($"No free time is left in {slots}");
        return DateTimeOffset.Parse(start, CultureInfo.InvariantCulture).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    /// <summary>Books, and gives the address at which the booking is seen.</summary>
    protected async Task<string> BookAsync(string? start = null, params (string Name, string Value)[] fields)
    {
        var answer = await PostAsync(Book, Filled(start ?? await FreeTimeAsync(), fields));
        return answer is { Status: 303 } ? answer.Header("Location")! : throw new InvalidOperationException($"Not booked: {answer}");
    }

    /// <summary>How many meetings HubSpot has with the visitor of this test.</summary>
    protected async Task<int> MeetingsAsync() => (await HubSpot.RecordsAsync("meetings")).Count(meeting => meeting["hs_meeting_title"]?.Contains(FirstName, StringComparison.Ordinal) == true);

    /// <summary>The visitor of this test as HubSpot knows it; null when it does not.</summary>
    protected async Task<StoredRecord?> ContactAsync() => (await HubSpot.RecordsAsync("contacts")).SingleOrDefault(contact => contact["email"] == Email);

    protected static (string, string) NextAddress() => ("X-Forwarded-For", $"2001:db8:0:{Interlocked.Increment(ref addresses):x}::1");
}
