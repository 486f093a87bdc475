using HubSpotSandbox;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Startup;

/// <summary>The built service's command that makes the write ids.</summary>
public sealed class ProvisionTests
{
    private static readonly string[] Types = ["contacts", "companies", "deals", "tickets", "calls", "meetings", "notes", "tasks", "emails"];

    private SandboxServer _sandbox = null!;
    private SandboxDriver _hubSpot = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _sandbox = await SandboxServer.StartAsync();
        _hubSpot = new(_sandbox.Address);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _hubSpot.Dispose();
        await _sandbox.DisposeAsync();
    }

    [SetUp]
    public Task EmptyAsync() => _hubSpot.ResetAsync();

    [Test]
    public async Task Makes_the_property_of_each_object_type_and_may_be_run_again()
    {
        var (exit, lines) = await RunAsync();
        var (again, repeated) = await RunAsync();

        Assert.That((exit, again), Is.EqualTo((0, 0)));
        Assert.That(lines, Is.EqualTo(Types.Select(type => $"{type}: created")));
        Assert.That(repeated, Is.EqualTo(Types.Select(type => $"{type}: already there")));
    }

    [Test]
    public async Task Fails_where_the_property_is_not_unique()
    {
        await _hubSpot.AddPropertyAsync("deals", "hubspotcrm_write_id");

        var (exit, lines) = await RunAsync();

        Assert.That((exit, lines.Count(line => line.EndsWith(": created", StringComparison.Ordinal)), lines[2].StartsWith("deals: error: ", StringComparison.Ordinal)), Is.EqualTo((1, 8, true)));
    }

    [Test]
    public async Task Names_the_scope_that_is_missing()
    {
        var (exit, lines) = await RunAsync(("HUBSPOT_PRIVATE_APP_TOKEN", "sandbox-readonly"));

        Assert.That((exit, lines.Count), Is.EqualTo((1, 9)));
        Assert.That(lines[2], Does.StartWith("deals: error: the token lacks the scope ").And.Contains("crm.schemas.deals.write"));
    }

    [Test]
    public async Task Says_which_setting_is_missing()
    {
        var (exit, lines) = await RunAsync(("HUBSPOT_PRIVATE_APP_TOKEN", ""));

        Assert.That((exit, lines.Count, lines[0].Contains("HUBSPOT_PRIVATE_APP_TOKEN", StringComparison.Ordinal)), Is.EqualTo((1, 1, true)));
    }

    // In Production without API keys and with a database that does not exist: the command needs neither.
    private async Task<(int Exit, IReadOnlyList<string> Lines)> RunAsync(params (string Name, string Value)[] changes)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["HUBSPOT_BASE_URL"] = _sandbox.Address.ToString(),
            ["HUBSPOT_PRIVATE_APP_TOKEN"] = "sandbox-token",
            ["DATABASE_URL"] = "postgres://nobody@127.0.0.1:1/none",
        };
        foreach (var (name, value) in changes)
            environment[name] = value;
        await using var command = BuiltProgram.Provision(environment);
        var exit = await command.ExitAsync();
        return (exit, command.Lines);
    }
}
