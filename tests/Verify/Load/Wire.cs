using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Verify.Load;

/// <summary>One HTTP answer on the wire; its memory is used again for the next one.</summary>
internal readonly record struct WireReply(int Status, ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body)
{
    public int? RetryAfterSeconds => Wire.Header(Head.Span, "Retry-After: "u8) is { Length: > 0 } value && Utf8Parser.TryParse(value, out int seconds, out _) ? seconds : null;
}

/// <summary>One kept-alive connection on a bare socket: a thousand of them cost less than what they measure.</summary>
internal sealed class Wire(int port) : IDisposable
{
    private Socket? _socket;
    private byte[] _received = new byte[4096];

    /// <exception cref="SocketException">No connection, or it broke.</exception>
    public async ValueTask<WireReply> SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        try
        {
            var socket = _socket ??= await ConnectAsync(cancellationToken);
            await socket.SendAsync(request, SocketFlags.None, cancellationToken);
            return await ReceiveAsync(socket, cancellationToken);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    public static ReadOnlySpan<byte> Header(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        var at = head.IndexOf(name);
        if (at < 0)
            return [];
        var value = head[(at + name.Length)..];
        return value[..value.IndexOf((byte)'\r')];
    }

    private async Task<Socket> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellationToken);
        return socket;
    }

    private async ValueTask<WireReply> ReceiveAsync(Socket socket, CancellationToken cancellationToken)
    {
        var filled = 0;
        while (true)
        {
            if (filled == _received.Length)
                Array.Resize(ref _received, filled * 2);
            var count = await socket.ReceiveAsync(_received.AsMemory(filled), SocketFlags.None, cancellationToken);
            if (count == 0)
                throw new SocketException((int)SocketError.ConnectionReset);
            filled += count;
            if (Whole(_received.AsMemory(0, filled)) is { } reply)
                return reply;
        }
    }

    private static WireReply? Whole(ReadOnlyMemory<byte> answer)
    {
        var end = answer.Span.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return null;
        var (head, body) = (answer[..(end + 2)], answer[(end + 4)..]);
        _ = Utf8Parser.TryParse(head.Span["HTTP/1.1 ".Length..], out int status, out _);
        var whole = Utf8Parser.TryParse(Header(head.Span, "Content-Length: "u8), out int length, out _)
            ? body.Length >= length
            : status == 204 || body.Span.EndsWith("0\r\n\r\n"u8);    // else it comes in chunks
        return whole ? new(status, head, body) : null;
    }
}
