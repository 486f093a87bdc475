using System.Net;
using System.Net.Sockets;

namespace TestSupport.Hosting;

public static class FreePort
{
    /// <summary>A port of the loopback address that nobody listens on at this moment.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
