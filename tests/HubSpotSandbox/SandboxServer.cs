using System.Net;
using HubSpotSandbox.Control;
using HubSpotSandbox.Hosting;
using HubSpotSandbox.Webhooks.Sending;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HubSpotSandbox;

/// <summary>A running sandbox on the loopback address.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Sandbox sandbox;

    private SandboxServer(WebApplication app, Sandbox sandbox)
    {
        (this.app, this.sandbox) = (app, sandbox);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Address = new Uri(addresses.First().Replace("localhost", "127.0.0.1", StringComparison.Ordinal));
    }

    public Uri Address { get; }

    /// <summary>Starts a sandbox; port 0 takes a free one. The clock route moves the sandbox on from the given time.</summary>
    public static Task<SandboxServer> StartAsync(int port = 0, TimeProvider? time = null) => StartAsync(port, time ?? TimeProvider.System, new SenderLimits());

    /// <summary>With other limits of the webhook sender than HubSpot's.</summary>
    internal static async Task<SandboxServer> StartAsync(int port, TimeProvider time, SenderLimits senderLimits)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            Listen(options, port);
        });
        var web = builder.Build();
        var state = new Sandbox(time, senderLimits);
        var pipeline = new RequestPipeline(state, web.Lifetime.ApplicationStopping);
        web.Run(pipeline.HandleAsync);
        await web.StartAsync();
        return new SandboxServer(web, state);
    }

    /// <summary>Completes when the process is asked to stop.</summary>
    public Task WaitForShutdownAsync() => app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await sandbox.DisposeAsync();
    }

    private static void Listen(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions options, int port)
    {
        if (port == 0)
        {
            options.Listen(IPAddress.Loopback, 0);
        }
        else
        {
            options.ListenLocalhost(port);
        }
    }
}
