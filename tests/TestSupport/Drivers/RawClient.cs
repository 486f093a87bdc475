using System.Net.Sockets;
using System.Text;

namespace TestSupport.Drivers;

/// <summary>Sends bytes that no proper HTTP client would.</summary>
public sealed class RawClient(Uri address)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    /// <summary>A request line, headers and body as they are; the server must close the connection in the end.</summary>
    /// <param name="request">Text in Latin-1. <c>{host}</c> stands for the server's address.</param>
    public Task<RawAnswer> SendAsync(string request) => SendAsync(request, thenClose: false);

    /// <summary>The same, and not a byte more: the other end sees that nothing follows.</summary>
    public Task<RawAnswer> SendHalfAsync(string request) => SendAsync(request, thenClose: true);

    private async Task<RawAnswer> SendAsync(string request, bool thenClose)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, deadline.Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request.Replace("{host}", address.Authority, StringComparison.Ordinal)), deadline.Token);
        if (thenClose)
            client.Client.Shutdown(SocketShutdown.Send);
        var received = new MemoryStream();
        try
        {
            await stream.CopyToAsync(received, deadline.Token);
        }
        catch (IOException)
        {
            // a reset after the answer, because the server had not read everything
        }

        return RawAnswer.Parse(Encoding.UTF8.GetString(received.ToArray()));
    }
}

/// <summary>Everything that came back on a connection.</summary>
/// <param name="Answers">How many answers there were.</param>
public sealed record RawAnswer(string Text, int Answers, Answer First)
{
    internal static RawAnswer Parse(string text)
    {
        var head = text.Split("\r\n\r\n", 2);
        var lines = head[0].Split("\r\n");
        var status = lines[0].Split(' ') is [_, var code, ..] && int.TryParse(code, out var number) ? number : 0;
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => string.Join(", ", group), StringComparer.OrdinalIgnoreCase);
        return new(text, text.Split("HTTP/1.1 ").Length - 1, new Answer(status, headers, Json(head.Length > 1 ? head[1] : "")));
    }

    // Without the sizes of chunks around it.
    private static string Json(string body) => body.IndexOf('{') is var from and >= 0 ? body[from..(body.LastIndexOf('}') + 1)] : "";
}
