using System.Net.Sockets;
using System.Text;
using Verify.Rig;

namespace Verify.Forging;

/// <summary>Bodies that never end, or come a byte at a time.</summary>
internal static class SlowBodies
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(40);

    public static async Task<IReadOnlyList<(string Kind, int Status)>> SendAsync(Uri address, int each) =>
        await Task.WhenAll(Enumerable.Range(0, each).SelectMany(_ => (Task<(string, int)>[])
        [
            OneAsync("endless, in chunks", address, "Transfer-Encoding: chunked", Chunk(new string('x', 16_000)), TimeSpan.Zero),
            OneAsync("a byte a second", address, "Content-Length: 1000", "x", TimeSpan.FromSeconds(1)),
            OneAsync("a byte a second, in chunks", address, "Transfer-Encoding: chunked", Chunk("x"), TimeSpan.FromSeconds(1)),
        ]));

    private static async Task<(string Kind, int Status)> OneAsync(string kind, Uri address, string length, string part, TimeSpan step)
    {
        using var over = new CancellationTokenSource(Most, TimeProvider.System);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, over.Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /webhooks/hubspot HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\n{length}\r\n\r\n"), over.Token);
        using var answered = CancellationTokenSource.CreateLinkedTokenSource(over.Token);
        var writing = WriteAsync(stream, Encoding.ASCII.GetBytes(part), step, answered.Token);
        var status = await ReadAsync(stream, over.Token);
        await answered.CancelAsync();
        await writing;
        return (kind, status);
    }

    private static async Task WriteAsync(NetworkStream stream, byte[] part, TimeSpan step, CancellationToken answered)
    {
        try
        {
            while (!answered.IsCancellationRequested)
            {
                await stream.WriteAsync(part, answered);
                if (step > TimeSpan.Zero)
                    await Wait.ShortlyAsync(step);
            }
        }
        catch (Exception end) when (end is IOException or OperationCanceledException)
        {
            // the service has closed the connection, or has answered
        }
    }

    /// <summary>The status, or 0 when there was no answer.</summary>
    private static async Task<int> ReadAsync(NetworkStream stream, CancellationToken over)
    {
        try
        {
            using var reader = new StreamReader(stream, Encoding.ASCII, detectEncodingFromByteOrderMarks: false, bufferSize: 256, leaveOpen: true);
            return (await reader.ReadLineAsync(over))?.Split(' ') is [_, var code, ..] && int.TryParse(code, out var status) ? status : 0;
        }
        catch (Exception end) when (end is IOException or OperationCanceledException)
        {
            return 0;
        }
    }

    private static string Chunk(string text) => $"{text.Length:x}\r\n{text}\r\n";
}
