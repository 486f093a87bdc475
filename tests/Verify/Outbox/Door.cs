using System.Globalization;
using System.Net;
using System.Net.Sockets;
using TestSupport.Hosting;

namespace Verify.Outbox;

/// <summary>Stands before a HubSpot that must live on. While it is shut, connections are refused.</summary>
internal sealed class Door(Uri behind) : IAsyncDisposable
{
    private readonly int _port = FreePort.Lasting();
    private CancellationTokenSource? _shut;
    private Task _guests = Task.CompletedTask;

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}/"));

    public void Open()
    {
        var listener = new TcpListener(IPAddress.Loopback, _port);
        listener.Start();
        _shut = new CancellationTokenSource();
        _guests = WelcomeAsync(listener, _shut.Token);
    }

    /// <summary>Breaks what goes through, and refuses who comes.</summary>
    public async Task ShutAsync()
    {
        if (_shut is null)
            return;
        await _shut.CancelAsync();
        await _guests;
        _shut.Dispose();
        _shut = null;
    }

    public async ValueTask DisposeAsync() => await ShutAsync();

    private async Task WelcomeAsync(TcpListener listener, CancellationToken shut)
    {
        var guests = new List<Task>();
        try
        {
            while (true)
                guests.Add(LeadAsync(await listener.AcceptTcpClientAsync(shut), shut));
        }
        catch (OperationCanceledException)
        {
            listener.Stop();
        }

        await Task.WhenAll(guests);
    }

    private async Task LeadAsync(TcpClient guest, CancellationToken shut)
    {
        using (guest)
        using (var host = new TcpClient { NoDelay = true })
        {
            guest.NoDelay = true;
            try
            {
                await host.ConnectAsync(behind.Host, behind.Port, shut);
                await await Task.WhenAny(guest.GetStream().CopyToAsync(host.GetStream(), shut), host.GetStream().CopyToAsync(guest.GetStream(), shut));
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
            {
                // the other side goes with it
            }
        }
    }
}
