using System.Net;
using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Hosting;

public sealed class ServerTests
{
    [Test]
    [Cites("sandbox.md")]
    public async Task Listens_on_the_loopback_address_and_stops_while_a_request_hangs()
    {
        var server = await SandboxServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Address };
        var api = new Caller(http, "sandbox-token");
        await api.FailAsync("""[{"kind":"hang"}]""");
        var hanging = api.GetAsync("/crm/v3/objects/contacts");
        var start = TimeProvider.System.GetTimestamp();
        while ((await api.StatsAsync())["requests"] is "0")
        {
            Assert.That(TimeProvider.System.GetElapsedTime(start), Is.LessThan(TimeSpan.FromSeconds(10)));
            await Task.Yield();
        }

        await server.DisposeAsync();

        Assert.That(IPAddress.IsLoopback(IPAddress.Parse(server.Address.Host)), Is.True);
        Assert.ThrowsAsync<HttpRequestException>(() => hanging);
    }

    [Test]
    [Cites("sandbox.md: Controls")]
    public async Task Starts_from_the_time_it_is_given()
    {
        await using var server = await SandboxServer.StartAsync(time: new FixedTime(new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero)));
        using var http = new HttpClient { BaseAddress = server.Address };
        var api = new Caller(http, "sandbox-token");
        await api.AdvanceAsync(1000);

        Assert.That((await api.GetAsync("/__sandbox/clock"))["now"], Is.EqualTo("2030-01-02T03:04:06.000Z"));
    }
}
