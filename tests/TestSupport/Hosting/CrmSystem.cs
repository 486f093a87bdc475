using HubSpotSandbox;
using TestSupport.Drivers;

namespace TestSupport.Hosting;

/// <summary>The service and a HubSpot of its own. Start few of them and reset between tests.</summary>
public sealed class CrmSystem : IAsyncDisposable
{
    private readonly SandboxServer _sandbox;

    private CrmSystem(SandboxServer sandbox, ApiServer api)
    {
        _sandbox = sandbox;
        Api = api;
        HubSpot = new SandboxDriver(sandbox.Address);
    }

    public ApiServer Api { get; }

    public SandboxDriver HubSpot { get; }

    /// <summary>Starts both.</summary>
    /// <param name="hubSpotClock">The time that HubSpot lives in; real time when absent.</param>
    public static async Task<CrmSystem> StartAsync(ApiSettings? settings = null, TimeProvider? hubSpotClock = null)
    {
        var sandbox = await SandboxServer.StartAsync(time: hubSpotClock);
        var system = new CrmSystem(sandbox, await ApiServer.StartAsync(sandbox.Address, settings));
        await system.HubSpot.ResetAsync();
        return system;
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        HubSpot.Dispose();
        await _sandbox.DisposeAsync();
    }
}
