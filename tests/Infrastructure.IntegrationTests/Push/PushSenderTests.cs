using System.Net;
using System.Net.Sockets;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Infrastructure;
using HubSpotCrm.Infrastructure.Push;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Infrastructure.IntegrationTests.Push;

/// <summary>The sender as the service has it, with names that lead where a test says.</summary>
public sealed class PushSenderTests
{
    private TcpListener _canary = null!;
    private ServiceProvider _services = null!;

    [SetUp]
    public void Listen()
    {
        _canary = new(IPAddress.Loopback, 0);
        _canary.Start();
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["HubSpot:AccessToken"] = "sandbox-token" };
        _services = new ServiceCollection().AddLogging().AddInfrastructure(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton<Func<string, CancellationToken, Task<IPAddress[]>>>((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback])).BuildServiceProvider();
    }

    [TearDown]
    public void Stop()
    {
        _services.Dispose();
        _canary.Dispose();
    }

    [Test]
    public async Task A_name_that_leads_home_is_not_connected_to()
    {
        var answer = await SendAsync($"https://app.example.com:{((IPEndPoint)_canary.LocalEndpoint).Port}/events");

        Assert.That((answer.IsGone, answer.Error, _canary.Pending()), Is.EqualTo((false, new TargetRefusedException().Message, false)));
    }

    [TestCase("http://app.example.com/")]
    [TestCase("https://127.0.0.1/")]
    [TestCase("https://app.example.com:22/")]
    public async Task An_address_that_is_not_allowed_any_more_is_not_sent_to(string url) => Assert.That((await SendAsync(url)).Error, Does.StartWith("Nothing was sent."));

    private Task<PushAnswer> SendAsync(string url) => _services.GetRequiredService<IPushSender>().SendAsync(new(new(url), "evt_1", 1, "v1,", "{}"u8.ToArray()), CancellationToken.None);
}
