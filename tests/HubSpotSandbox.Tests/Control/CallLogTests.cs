using System.Diagnostics;
using System.Globalization;
using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Control;

public sealed class CallLogTests : SandboxFixture
{
    [Test]
    [Cites("sandbox.md: Controls")]
    public async Task Keeps_every_request_with_its_answer_once_it_is_switched_on()
    {
        await Api.GetAsync(Contacts);
        await Api.SetAsync("""{"logCalls":true}""");
        await Api.AdvanceAsync(1);
        await Api.CreateContactAsync("a@example.net");
        await Api.FailAsync("""[{"kind":"status","status":429,"retryAfter":7,"count":1},{"kind":"drop","count":1}]""");
        await Api.GetAsync($"{Contacts}?limit=1");
        Assert.ThrowsAsync<HttpRequestException>(() => Api.GetAsync(Contacts));

        var log = await Api.GetAsync("/__sandbox/log");

        Assert.That(log.Each("calls", "method"), Is.EqualTo(["POST", "GET", "GET"]));
        Assert.That(log["calls.0.path"], Is.EqualTo(Contacts));
        Assert.That(log["calls.0.body"], Does.Contain("a@example.net"));
        Assert.That(log["calls.0.status"], Is.EqualTo("201"));
        Assert.That(double.Parse(log["calls.0.atMs"]!, CultureInfo.InvariantCulture), Is.EqualTo(new DateTimeOffset(2026, 11, 24, 9, 30, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() + 1));
        Assert.That((log["calls.1.query"], log["calls.1.status"], log["calls.1.retryAfter"], log["calls.1.fault"]), Is.EqualTo(("?limit=1", "429", "7", "status")));
        Assert.That((log.Has("calls.2.status"), log["calls.2.fault"]), Is.EqualTo((false, "drop")));
    }

    [Test]
    [Cites("sandbox.md: Controls")]
    public async Task Forgets_calls_and_counts_on_request_and_keeps_the_store()
    {
        await Api.SetAsync("""{"logCalls":true}""");
        await Api.CreateContactAsync("a@example.net");

        Assert.That((await Api.DeleteAsync("/__sandbox/log")).Status, Is.EqualTo(204));
        Assert.That((await Api.DeleteAsync("/__sandbox/stats")).Status, Is.EqualTo(204));

        Assert.That((await Api.GetAsync("/__sandbox/log")).Count("calls"), Is.Zero);
        Assert.That((await Api.StatsAsync())["requests"], Is.EqualTo("0"));
        Assert.That((await Api.StatsAsync())["busiestWindow"], Is.EqualTo("0"));
        Assert.That((await Api.GetAsync(Contacts)).Count("results"), Is.EqualTo(1));
    }

    [Test]
    [Cites("sandbox.md: Settings")]
    public async Task Takes_longer_for_more_records()
    {
        var first = await Api.CreateContactAsync("a@example.net");
        var second = await Api.CreateContactAsync("b@example.net");
        await Api.SetAsync("""{"latencyMs":20,"perItemMs":30}""");

        var one = await TimeAsync($$"""{"inputs":[{"id":"{{first}}"}]}""");
        var two = await TimeAsync($$"""{"inputs":[{"id":"{{first}}"},{"id":"{{second}}"}]}""");

        Assert.That(one, Is.GreaterThanOrEqualTo(49));
        Assert.That(two, Is.GreaterThanOrEqualTo(79));
    }

    private async Task<double> TimeAsync(string body)
    {
        var start = Stopwatch.GetTimestamp();
        await Api.PostAsync($"{Contacts}/batch/read", body);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
