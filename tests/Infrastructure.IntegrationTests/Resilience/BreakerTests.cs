using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Resilience;

public sealed class BreakerTests : DrivenFixture
{
    private const string Outage = """{"kind":"status","status":500}""";

    [Test]
    public async Task Holds_calls_back_after_ten_failures()
    {
        await BreakAsync();

        await ReadAsync();

        Assert.That(await Sandbox.CountAsync("requests"), Is.EqualTo(10));
    }

    [Test]
    public async Task Says_for_how_long_calls_are_held_back()
    {
        await BreakAsync();
        Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.That((await ReadAsync() as CrmUnavailableException)?.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(3)));
    }

    [Test]
    public async Task Lets_calls_through_again_when_HubSpot_is_back()
    {
        await BreakAsync();
        await Sandbox.HealAsync();
        Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.That(new[] { await ReadAsync(), await ReadAsync() }, Is.All.TypeOf<CrmRecordNotFoundException>());
    }

    [Test]
    public async Task Asks_once_while_HubSpot_is_not_back()
    {
        await BreakAsync();
        Clock.Advance(TimeSpan.FromSeconds(5));

        await ReadAsync();
        await ReadAsync();

        Assert.That(await Sandbox.CountAsync("requests"), Is.EqualTo(11));
    }

    [TestCase(404)]
    [TestCase(409)]
    public async Task Is_not_moved_by_what_callers_do_wrong(int status)
    {
        await Sandbox.FailAsync($$"""{"kind":"status","status":{{status}}}""");
        for (var i = 0; i < 20; i++)
            await ReadAsync();

        Assert.That(await Sandbox.CountAsync("requests"), Is.EqualTo(20));
    }

    [Test]
    public async Task Is_not_closed_by_a_caller_who_got_no_permit()
    {
        await using var small = Client(("Quota:Requests", "10"), ("Quota:WindowSeconds", "20"), ("PatienceSeconds", "1"));
        await Sandbox.SetAsync("""{"tier":"free"}""");
        await BreakAsync(small);
        Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.That(await ReadAsync(small), Is.TypeOf<CrmBusyException>());
        Clock.Advance(TimeSpan.FromSeconds(15));

        await ReadAsync(small);
        await ReadAsync(small);

        Assert.That(await Sandbox.CountAsync("requests"), Is.EqualTo(11));
    }

    [Test]
    public async Task Is_not_closed_by_a_caller_who_gave_up()
    {
        await BreakAsync();
        await Sandbox.HealAsync();
        await Sandbox.FailAsync("""{"kind":"hang"}""");
        Clock.Advance(TimeSpan.FromSeconds(5));
        using var giveUp = new CancellationTokenSource();
        var probe = HubSpot.Reader.GetAsync(Id("1"), RecordView.Typed, giveUp.Token);
        await Until.TrueAsync(() => HubSpot.Underway == 1);
        await giveUp.CancelAsync();
        Assert.That(async () => await probe, Throws.InstanceOf<OperationCanceledException>());

        await ReadAsync();

        Assert.That(await Sandbox.CountAsync("requests"), Is.EqualTo(11));
    }

    [Test]
    public async Task Uses_up_no_permits_while_calls_are_held_back()
    {
        await BreakAsync();
        for (var i = 0; i < 200; i++)
            await ReadAsync();
        await Sandbox.HealAsync();
        Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.That(await ReadAsync(), Is.TypeOf<CrmRecordNotFoundException>());
    }

    private async Task BreakAsync(HubSpotClient? client = null)
    {
        await Sandbox.FailAsync(Outage);
        for (var i = 0; i < 10; i++)
            await ReadAsync(client);
    }

    // No time passes: nothing here waits.
    private async Task<Exception?> ReadAsync(HubSpotClient? client = null)
    {
        try
        {
            await (client ?? HubSpot).Reader.GetAsync(Id("1"), RecordView.Typed, Ct);
            return null;
        }
        catch (CrmException failure)
        {
            return failure;
        }
    }
}
