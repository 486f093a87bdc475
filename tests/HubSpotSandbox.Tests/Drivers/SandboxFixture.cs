namespace HubSpotSandbox.Tests.Drivers;

/// <summary>One server for the cases of a fixture, emptied before each: no limits, no search delay, no time but the one that a case lets pass.</summary>
public abstract class SandboxFixture
{
    private const string Calm =
        """{"tier":"unlimited","searchDelayMs":0,"latencyMs":0,"perItemMs":0,"mergeKeepsPrimaryId":false,"updateAnswers":"record","firstCompanyIsPrimary":false,"setsCloseDate":false,"logCalls":false,"validation":{},"busyTimes":[],"owners":[],"webhooks":{"targetUrl":null}}""";

    private SandboxServer server = null!;
    private HttpClient http = null!;

    protected const string Contacts = "/crm/objects/2026-09/contacts";
    protected const string Companies = "/crm/objects/2026-09/companies";
    protected const string Deals = "/crm/objects/2026-09/deals";

    protected Caller Api { get; private set; } = null!;

    protected Uri Address => server.Address;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        server = await SandboxServer.StartAsync(time: new FixedTime(new DateTimeOffset(2026, 11, 24, 9, 30, 0, TimeSpan.Zero)));
        http = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(20) };
        Api = new Caller(http, "sandbox-token");
    }

    [SetUp]
    public async Task EmptyAsync()
    {
        await Api.PostAsync("/__sandbox/reset", "");
        await Api.SetAsync(Calm);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }
}
