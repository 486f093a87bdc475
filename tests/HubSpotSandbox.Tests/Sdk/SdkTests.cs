using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Sdk;

/// <summary>HubSpot's own SDK for Node, unmodified, against a sandbox.</summary>
public sealed class SdkTests
{
    [OneTimeSetUp]
    public Task InstallAsync() => SdkPackages.DemandAsync();

    [TestCase("hubspot-13")]
    [TestCase("hubspot-14")]
    [Cites("FACTS §1, §3, §9, §10, §11; sandbox.md: HubSpot's own SDK")]
    public async Task Serves_HubSpots_own_SDK(string sdk)
    {
        await using var server = await SandboxServer.StartAsync();

        var (exitCode, output) = await RunAsync(server, sdk);

        TestContext.Out.WriteLine(output);
        Assert.That(exitCode, Is.Zero, output);
    }

    [Test]
    [Cites("sandbox.md: HubSpot's own SDK")]
    public async Task Fails_the_run_when_a_check_fails()
    {
        await using var server = await SandboxServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Address };
        await new Caller(http, null).SetAsync("""{"mergeKeepsPrimaryId":true}""");

        var (exitCode, output) = await RunAsync(server, "hubspot-14");

        Assert.That(exitCode, Is.EqualTo(1), output);
        Assert.That(output, Does.Contain("FAILED  contacts: merge"));
        Assert.That(output, Does.Contain("hubspot-14: 1 failed"));
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(SandboxServer server, string sdk) =>
        await NodeProgram.RunAsync("node", SdkPackages.Folder, "run.mjs", server.Address.ToString(), sdk) ?? (-1, "Node.js is not installed.");
}
