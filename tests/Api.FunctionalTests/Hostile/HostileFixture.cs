using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Hostile;

/// <summary>Bytes against the built service: some of its limits are settings of its process.</summary>
public abstract class HostileFixture
{
    protected const string Contacts = "/api/v1/contacts";

    private BuiltProgram _program = null!;

    protected RawClient Raw { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _program = BuiltProgram.Api(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["HUBSPOT_PRIVATE_APP_TOKEN"] = "sandbox-token",
            ["HUBSPOT_BASE_URL"] = SharedSystem.Current.HubSpot.Address.ToString(),
            ["API_KEYS"] = ApiKeys.Setting,
            ["URLS"] = "http://127.0.0.1:0",
        });
        Raw = new RawClient(await _program.ListeningAsync());
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _program.DisposeAsync();

    /// <summary>The service still does its work.</summary>
    [TearDown]
    public async Task AnswersAsync()
    {
        var answer = await Raw.SendAsync(Request("GET", Contacts));
        Assert.That(answer.First.Status, Is.EqualTo(200));
    }

    /// <summary>A proper request, with room for what is not proper.</summary>
    protected static string Request(string method, string target, string headers = "", string body = "") =>
        $"{method} {target} HTTP/1.1\r\nHost: {{host}}\r\nConnection: close\r\nX-Api-Key: {ApiKeys.Writer}\r\n{headers}{(body.Length == 0 ? "" : $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n")}\r\n{body}";
}
