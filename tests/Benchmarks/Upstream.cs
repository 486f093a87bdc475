using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Benchmarks;

/// <summary>A HubSpot that costs next to nothing: every GET gets one contact with the id that was asked for. Not for functional tests.</summary>
internal sealed class Upstream : IDisposable
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json;charset=utf-8\r\nContent-Length: ";
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public Upstream()
    {
        _listener.Start(512);
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptSocketAsync());
        }
        catch (SocketException)
        {
            // disposed: the run is over
        }
    }

    private static async Task ServeAsync(Socket socket)
    {
        using var connection = socket;
        connection.NoDelay = true;
        var received = new byte[8192];
        var answer = new byte[4096];
        var filled = 0;
        while (true)
        {
            var count = await connection.ReceiveAsync(received.AsMemory(filled));
            if (count == 0)
                return;
            filled += count;
            if (received.AsSpan(0, filled).IndexOf("\r\n\r\n"u8) < 0)
                continue;
            await connection.SendAsync(answer.AsMemory(0, Write(received.AsSpan(0, filled), answer)));
            filled = 0;
        }
    }

    // The path is /…/contacts/{id}?…
    private static int Write(ReadOnlySpan<byte> request, byte[] answer)
    {
        var path = request[..request.IndexOf("\r\n"u8)];
        var end = path.IndexOf((byte)'?');
        var id = Encoding.ASCII.GetString(path[(path[..end].LastIndexOf((byte)'/') + 1)..end]);
        var body = $$$"""{"id":"{{{id}}}","properties":{"address":null,"city":"Madrid","company":"Northwind Bikes","country":"Spain","createdate":"2026-10-02T08:15:30.123Z","email":"ana.ruiz@example.net","firstname":"Ana","hs_lead_status":null,"hs_object_id":"{{{id}}}","hubspot_owner_id":"64492917","jobtitle":"Purchasing manager","lastmodifieddate":"2026-10-02T08:15:31.004Z","lastname":"Ruiz","lifecyclestage":"customer","mobilephone":null,"phone":"+34911222333","state":null,"website":null,"zip":null},"createdAt":"2026-10-02T08:15:30.123Z","updatedAt":"2026-10-02T08:15:31.004Z","archived":false,"url":"https://app.hubspot.com/contacts/24310007/record/0-1/{{{id}}}"}""";
        return Encoding.ASCII.GetBytes($"{Head}{body.Length}\r\n\r\n{body}", answer);
    }
}
