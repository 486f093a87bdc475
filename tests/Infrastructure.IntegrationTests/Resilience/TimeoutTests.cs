using System.Net;
using System.Net.Sockets;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Resilience;

/// <summary>On the real clock, because silence on a wire cannot be hurried.</summary>
public sealed class TimeoutTests : SandboxFixture
{
    private const string Hang = """{"kind":"hang","count":1}""";

    [Test]
    public async Task Reads_again_when_HubSpot_is_silent()
    {
        var made = await CreateAsync("ana@example.net");
        await using var hasty = Client(("AttemptTimeoutSeconds", "1"));
        await Sandbox.FailAsync(Hang);

        Assert.That((await hasty.Reader.GetAsync(Id(made.Id), RecordView.Typed, Ct)).Id, Is.EqualTo(made.Id));
    }

    [Test]
    public async Task Never_creates_again_when_HubSpot_stays_silent()
    {
        await using var hasty = Client(("AttemptTimeoutSeconds", "1"), ("PatienceSeconds", "2"));
        await Sandbox.FailAsync("""{"kind":"hang"}""");

        Assert.That(() => hasty.Writer.CreateAsync(new() { Email = Text("ana@example.net") }, Ct), Throws.TypeOf<CrmOutcomeUnknownException>());
        Assert.That(await Sandbox.CountOfAsync($"POST {Contacts}"), Is.EqualTo(1));
    }

    [Test]
    public async Task Keeps_nobody_longer_than_the_patience()
    {
        await using var hasty = Client(("PatienceSeconds", "1"), ("AttemptTimeoutSeconds", "30"));
        await Sandbox.FailAsync("""{"kind":"hang"}""");
        var start = Time.GetTimestamp();

        Assert.That(() => hasty.Reader.GetAsync(Id("1"), RecordView.Typed, Ct), Throws.TypeOf<CrmUnavailableException>());
        Assert.That(Time.GetElapsedTime(start), Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public async Task Sees_a_create_through_that_has_begun()
    {
        await using var hasty = Client(("PatienceSeconds", "1"), ("AttemptTimeoutSeconds", "30"));
        await Sandbox.FailAsync("""{"kind":"slow","delayMs":1500}""");

        Assert.That((await hasty.Writer.CreateAsync(new() { Email = Text("ana@example.net") }, Ct)).Email, Is.EqualTo("ana@example.net"));
    }

    [Test]
    public async Task Lets_a_caller_go_who_gives_up()
    {
        await Sandbox.FailAsync("""{"kind":"hang"}""");
        using var giveUp = new CancellationTokenSource();
        var call = HubSpot.Reader.GetAsync(Id("1"), RecordView.Typed, giveUp.Token);
        await Until.TrueAsync(() => HubSpot.Underway == 1);

        await giveUp.CancelAsync();

        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
    }

    /// <summary>A port whose queue of connections is full takes no further one, as a firewall that drops packets does.</summary>
    [Test]
    [Platform("Linux")]
    public async Task Knows_that_nothing_was_sent_when_no_connection_comes_about()
    {
        using var deaf = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        deaf.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        deaf.Listen(0);
        using var fills = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await fills.ConnectAsync(deaf.LocalEndPoint!, Ct);
        await using var client = new HubSpotClient(new($"http://{deaf.LocalEndPoint}"), Time, ("PatienceSeconds", "6"), ("AttemptTimeoutSeconds", "10"));

        Assert.That(() => client.Writer.CreateAsync(new() { Email = Text("ana@example.net") }, Ct), Throws.TypeOf<CrmUnavailableException>().With.Message.EqualTo("HubSpot cannot be reached."));
    }
}
