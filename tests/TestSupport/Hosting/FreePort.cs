using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace TestSupport.Hosting;

public static class FreePort
{
    private const int FirstLasting = 20_000;
    private const int BeyondLasting = 30_000;

    /// <summary>A port of the loopback address that nobody listens on at this moment.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>One that nobody else is given while its program is away for a moment: it lies below those from which the system takes ports for connections.</summary>
    public static int Lasting()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(FirstLasting, BeyondLasting);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // somebody listens there
            }
        }
    }
}
