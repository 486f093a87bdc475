using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using HubSpotSandbox;

namespace Infrastructure.IntegrationTests.Drivers;

/// <summary>One sandbox for the cases of a fixture, emptied before each, without limits and search delay, and one client that talks to it.</summary>
public abstract class SandboxFixture
{
    protected const string Contacts = "/crm/objects/2026-09/contacts";

    private const string Calm =
        """{"tier":"unlimited","searchDelayMs":0,"latencyMs":0,"perItemMs":0,"mergeKeepsPrimaryId":false,"updateAnswers":"record","validation":{}}""";

    private SandboxServer _server = null!;
    private CancellationTokenSource _deadline = null!;

    protected SandboxControl Sandbox { get; private set; } = null!;

    protected HubSpotClient HubSpot { get; set; } = null!;

    protected Uri Address => _server.Address;

    /// <summary>Ends a call that would last for ever: a case that hangs is a failed case.</summary>
    protected CancellationToken Ct => _deadline.Token;

    /// <summary>The clock of the client; the system's unless a fixture drives its own.</summary>
    protected virtual TimeProvider Time => TimeProvider.System;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await SandboxServer.StartAsync(time: SandboxTime);
        Sandbox = new(_server.Address);
    }

    [SetUp]
    public async Task EmptyAsync()
    {
        _deadline = new(TimeSpan.FromSeconds(30));
        await Sandbox.ResetAsync();
        await Sandbox.SetAsync(Calm);
        HubSpot = Client();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await HubSpot.DisposeAsync();
        _deadline.Dispose();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        Sandbox.Dispose();
        await _server.DisposeAsync();
    }

    protected virtual TimeProvider? SandboxTime => null;

    protected HubSpotClient Client(params (string Name, string Value)[] settings) => new(Address, Time, settings);

    protected Task<Contact> CreateAsync(string email, string? firstName = null) =>
        HubSpot.Writer.CreateAsync(new() { Email = Text(email), FirstName = firstName is null ? default : Text(firstName) }, Ct);

    protected Task<Contact> GetAsync(string id, params string[] properties) => HubSpot.Reader.GetAsync(Id(id), new RecordView(properties), Ct);

    protected static Optional<string> Text(string? value) => Optional<string>.Of(value);

    protected static RecordId<Contact> Id(string value) => new(value);

    protected static Dictionary<string, string?> Custom(string name, string? value) => new(StringComparer.Ordinal) { [name] = value };
}
