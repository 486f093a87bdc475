using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Benchmarks;

/// <summary>A server as a process of its own, on one core where the machine has <c>taskset</c>.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(30);
    private readonly Process _process;

    private ServerProcess(Process process, Uri address, TimeSpan firstAnswer)
    {
        _process = process;
        Address = address;
        FirstAnswer = firstAnswer;
    }

    public Uri Address { get; }

    /// <summary>From the start of the process to its first successful answer.</summary>
    public TimeSpan FirstAnswer { get; }

    /// <summary>Processor time used so far, in user and kernel.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    public static bool CanPin { get; } = OperatingSystem.IsLinux() && File.Exists("/usr/bin/taskset") && Environment.ProcessorCount > 1;

    /// <param name="command">The program and its arguments for a port.</param>
    /// <param name="environment">Settings of the process.</param>
    /// <param name="path">A path that answers 200 once the server serves what is measured.</param>
    /// <param name="headers">Request headers, each line ended.</param>
    public static async Task<ServerProcess> StartAsync(Func<int, string[]> command, Func<int, (string, string)[]> environment, string path, string headers)
    {
        var port = FreePort();
        string[] line = CanPin ? ["taskset", "-c", "0", .. command(port)] : command(port);
        var start = new ProcessStartInfo(line[0], line[1..]) { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var (name, value) in environment(port))
            start.Environment[name] = value;
        var since = Stopwatch.GetTimestamp();
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{line[0]} did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        while (!await AnswersAsync(port, path, headers))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(since) > StartDeadline)
                throw new InvalidOperationException($"{string.Join(' ', line)} does not answer on {path}.");
        }

        return new(process, new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/"), Stopwatch.GetElapsedTime(since));
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(int port, string path, string headers)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port);
            await socket.SendAsync(System.Text.Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n"));
            var answer = new byte[12];
            await socket.ReceiveAsync(answer);
            return answer.AsSpan().SequenceEqual("HTTP/1.1 200"u8);
        }
        catch (SocketException)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
