using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Benchmarks;

/// <param name="Requests">Answered requests; every answer had the status 200 and the id that was asked for.</param>
internal sealed record Load(int Requests, TimeSpan Elapsed, TimeSpan Median, TimeSpan P99)
{
    public double PerSecond => Requests / Elapsed.TotalSeconds;
}

/// <summary>A closed loop of connections on bare sockets, so that the load costs less than what is measured.</summary>
internal static class LoadGenerator
{
    private const long FirstId = 51_200_000_000;
    private const int Ids = 1_000_000;

    /// <param name="pathPrefix">What stands before the id.</param>
    /// <param name="query">What stands behind it.</param>
    /// <exception cref="InvalidOperationException">An answer was wrong.</exception>
    public static async Task<Load> RunAsync(Uri server, string pathPrefix, string query, string headers, int connections, TimeSpan duration)
    {
        var until = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var start = Stopwatch.GetTimestamp();
        var latencies = await Task.WhenAll(Enumerable.Range(0, connections).Select(number => CallAsync(server, pathPrefix, query, headers, number, until)));
        var elapsed = Stopwatch.GetElapsedTime(start);
        long[] all = [.. latencies.SelectMany(list => list).Order()];
        return new(all.Length, elapsed, At(all, 0.5), At(all, 0.99));
    }

    private static TimeSpan At(long[] ticks, double quantile) => Stopwatch.GetElapsedTime(0, ticks[(int)((ticks.Length - 1) * quantile)]);

    private static async Task<List<long>> CallAsync(Uri server, string pathPrefix, string query, string headers, int number, long until)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Port);
        var latencies = new List<long>(65_536);
        var received = new byte[16_384];
        for (var i = number * 7919; Stopwatch.GetTimestamp() < until; i++)
        {
            var id = (FirstId + i % Ids).ToString(CultureInfo.InvariantCulture);
            var start = Stopwatch.GetTimestamp();
            await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {pathPrefix}{id}{query} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n"));
            var length = await ReceiveAsync(socket, received);
            latencies.Add(Stopwatch.GetTimestamp() - start);
            Check(received.AsSpan(0, length), id);
        }

        return latencies;
    }

    private static async Task<int> ReceiveAsync(Socket socket, byte[] received)
    {
        var filled = 0;
        while (true)
        {
            var count = await socket.ReceiveAsync(received.AsMemory(filled));
            if (count == 0)
                throw new InvalidOperationException("The server closed the connection.");
            filled += count;
            if (Length(received.AsSpan(0, filled)) is { } length && filled >= length)
                return filled;
        }
    }

    private static int? Length(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return null;
        var at = answer.IndexOf("Content-Length: "u8);
        if (at < 0)
            throw new InvalidOperationException("The answer has no length.");
        var value = answer[(at + "Content-Length: ".Length)..];
        return head + 4 + int.Parse(value[..value.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }

    private static void Check(ReadOnlySpan<byte> answer, string id)
    {
        if (!answer.StartsWith("HTTP/1.1 200"u8) || answer.IndexOf(Encoding.ASCII.GetBytes($"\"id\":\"{id}\"")) < 0)
            throw new InvalidOperationException($"A wrong answer: {Encoding.UTF8.GetString(answer[..Math.Min(answer.Length, 300)])}");
    }
}
