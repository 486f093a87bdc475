using System.Net;
using System.Net.Sockets;
using HubSpotCrm.Infrastructure.Persistence.Events;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.Push;

/// <summary>
/// Connects to subscribers' servers. A name is resolved once, all its addresses are judged, and the connection goes to one
/// of these: a name that leads somewhere else a moment later gains nothing.
/// </summary>
/// <param name="resolve">Tells where a name leads to.</param>
/// <param name="options">Whether private addresses are allowed.</param>
internal sealed class PushConnection(Func<string, CancellationToken, Task<IPAddress[]>> resolve, IOptions<EventOptions> options)
{
    /// <exception cref="TargetRefusedException">One of the addresses is not of the public internet.</exception>
    public async ValueTask<Stream> OpenAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        var addresses = await resolve(target.Host, cancellationToken);
        if (addresses.Length == 0 || !(options.Value.AllowPrivateTargets || addresses.All(PublicAddress.Is)))
            throw new TargetRefusedException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The name leads into a private network, or nowhere.</summary>
internal sealed class TargetRefusedException() : IOException("The address leads to this machine or into a private network, which Events:AllowPrivateTargets forbids.");
