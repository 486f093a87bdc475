using System.Globalization;
using HubSpotSandbox;

var named = Array.IndexOf(args, "--port");
var text = named >= 0 && named + 1 < args.Length ? args[named + 1] : "5100";
if (!ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
{
    await Console.Error.WriteLineAsync("Usage: HubSpotSandbox [--port 5100]");
    return 1;
}

await using var server = await SandboxServer.StartAsync(port);
Console.WriteLine($"HubSpot sandbox: {server.Address} (token: sandbox-token, controls: {server.Address}__sandbox/stats)");
await server.WaitForShutdownAsync();
return 0;
