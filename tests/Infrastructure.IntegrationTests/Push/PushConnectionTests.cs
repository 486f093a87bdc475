using System.Net;
using System.Net.Sockets;
using HubSpotCrm.Infrastructure.Persistence.Events;
using HubSpotCrm.Infrastructure.Push;
using Microsoft.Extensions.Options;

namespace Infrastructure.IntegrationTests.Push;

/// <summary>Where a name leads to decides, at the moment of the connection. A canary listens where none may arrive.</summary>
public sealed class PushConnectionTests
{
    private static readonly IPAddress Public = IPAddress.Parse("8.8.8.8");

    private TcpListener _canary = null!;
    private int _resolved;

    private DnsEndPoint Target => new("app.example.com", ((IPEndPoint)_canary.LocalEndpoint).Port);

    [SetUp]
    public void Listen()
    {
        _resolved = 0;
        _canary = new(IPAddress.Loopback, 0);
        _canary.Start();
    }

    [TearDown]
    public void Stop() => _canary.Dispose();

    [TestCase("127.0.0.1")]
    [TestCase("::ffff:127.0.0.1")]
    [TestCase("0.0.0.0")]
    [TestCase("8.8.8.8", "127.0.0.1")]
    [TestCase("127.0.0.1", "8.8.8.8")]
    [TestCase("8.8.8.8", "::1")]
    [TestCase]
    public void A_name_that_leads_home_is_refused(params string[] addresses)
    {
        Assert.That(() => OpenAsync(lax: false, _ => [.. addresses.Select(IPAddress.Parse)]), Throws.TypeOf<TargetRefusedException>());

        Assert.That(_canary.Pending(), Is.False);
    }

    [Test]
    public async Task A_name_is_resolved_once()
    {
        await using var _ = await OpenAsync(lax: true, _ => [IPAddress.Loopback]);

        Assert.That((_resolved, _canary.Pending()), Is.EqualTo((1, true)));
    }

    [Test]
    public void A_name_that_leads_home_a_moment_later_gains_nothing()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        Assert.That(() => OpenAsync(lax: false, time => time == 1 ? [Public] : [IPAddress.Loopback], soon.Token), Throws.Exception);

        Assert.That((_resolved, _canary.Pending()), Is.EqualTo((1, false)));
    }

    [Test]
    public async Task The_setting_allows_what_is_private()
    {
        await using var stream = await OpenAsync(lax: true, _ => [IPAddress.Loopback]);

        Assert.That(stream.CanWrite, Is.True);
    }

    private async Task<Stream> OpenAsync(bool lax, Func<int, IPAddress[]> addresses, CancellationToken cancellationToken = default) =>
        await new PushConnection((_, _) => Task.FromResult(addresses(++_resolved)), Options.Create(new EventOptions { AllowPrivateTargets = lax })).OpenAsync(Target, cancellationToken);
}
