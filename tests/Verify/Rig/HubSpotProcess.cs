using System.Globalization;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Verify.Rig;

/// <summary>A sandbox as a process of its own. It may be killed and started again at the same address, empty.</summary>
internal sealed class HubSpotProcess : IAsyncDisposable
{
    private readonly string _log;
    private readonly int _port;

    private HubSpotProcess(string log, int port)
    {
        (_log, _port) = (log, port);
        Address = new Uri($"http://127.0.0.1:{port}/");
        Driver = new(Address);
        Process = Launch();
    }

    public Uri Address { get; }

    public SandboxDriver Driver { get; }

    public OwnProcess Process { get; private set; }

    public static async Task<HubSpotProcess> StartAsync(string log)
    {
        var hubSpot = new HubSpotProcess(log, FreePort.Lasting());
        await hubSpot.ReadyAsync();
        return hubSpot;
    }

    public Task KillAsync() => Process.KillAsync();

    /// <summary>Starts it again after a kill.</summary>
    public async Task ReturnAsync()
    {
        Process = Launch();
        await ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        Driver.Dispose();
    }

    private OwnProcess Launch() => OwnProcess.Start(
        _log, Path.GetDirectoryName(_log)!, new Dictionary<string, string>(StringComparer.Ordinal), "dotnet", Path.Combine(AppContext.BaseDirectory, "HubSpotSandbox.dll"), "--port", _port.ToString(CultureInfo.InvariantCulture));

    private async Task ReadyAsync()
    {
        await Wait.ForAsync("the sandbox to answer", TimeSpan.FromSeconds(20), Process, async () => (await Driver.StatsAsync()).Status == 200);
        await Driver.ResetAsync();
    }
}
