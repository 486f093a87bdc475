using System.Globalization;
using HubSpotSandbox;

const string option = "--port";
var named = Array.FindIndex(args, argument => argument.StartsWith(option, StringComparison.Ordinal));
var text = named < 0 ? "5100" : args[named] is option ? args.ElementAtOrDefault(named + 1) : args[named][(option.Length + 1)..];
if (!ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
{
    await Console.Error.WriteLineAsync("Usage: HubSpotSandbox [--port 5100]");
    return 2;
}

try
{
    await using var server = await SandboxServer.StartAsync(port);
    Console.WriteLine($"HubSpot sandbox on {server.Address} with token sandbox-token; counters: {server.Address}__sandbox/stats");
    await server.WaitForShutdownAsync();
    return 0;
}
catch (IOException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
