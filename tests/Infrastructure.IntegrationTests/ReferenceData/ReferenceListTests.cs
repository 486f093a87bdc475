using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Infrastructure.HubSpot.ReferenceData;
using Microsoft.Extensions.Time.Testing;

namespace Infrastructure.IntegrationTests.ReferenceData;

public sealed class ReferenceListTests
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private FakeTimeProvider _clock = null!;
    private ReferenceList<int> _list = null!;
    private Func<Task<int>> _answer = null!;
    private int _reads;

    [SetUp]
    public void Compose()
    {
        (_clock, _reads) = (new(), 0);
        _answer = () => Task.FromResult(_reads);
        _list = new(async _ => { Interlocked.Increment(ref _reads); return [await _answer()]; }, MaxAge, _clock);
    }

    [Test]
    public async Task Is_read_once_while_it_is_fresh()
    {
        await GetAsync();
        _clock.Advance(MaxAge - Moment);

        Assert.That((await GetAsync(), _reads), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Is_read_again_when_it_is_old()
    {
        await GetAsync();
        _clock.Advance(MaxAge);

        Assert.That(await GetAsync(), Is.EqualTo(2));
    }

    [TestCase(4_999, 1)]
    [TestCase(5_000, 2)]
    public async Task Is_read_again_after_a_miss_unless_that_was_done_a_moment_ago(int milliseconds, int expected)
    {
        await GetAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(milliseconds));

        Assert.That(await GetAsync(Freshness.AfterMiss), Is.EqualTo(expected));
    }

    [Test]
    public async Task Is_read_again_now_when_asked_to()
    {
        await GetAsync();

        Assert.That(await GetAsync(Freshness.Now), Is.EqualTo(2));
    }

    [Test]
    public async Task Is_read_once_for_all_who_ask_at_the_same_time()
    {
        var gate = new TaskCompletionSource<int>();
        _answer = () => gate.Task;
        var asking = Enumerable.Range(0, 50).Select(_ => GetAsync()).ToList();
        gate.SetResult(7);

        Assert.That((await Task.WhenAll(asking), _reads), Is.EqualTo((Enumerable.Repeat(7, 50).ToArray(), 1)));
    }

    [TestCase(Freshness.Known)]
    [TestCase(Freshness.AfterMiss)]
    public async Task Gives_the_last_one_known_while_HubSpot_is_down(Freshness freshness)
    {
        await GetAsync();
        _clock.Advance(MaxAge);
        Fail();

        Assert.That(await GetAsync(freshness), Is.EqualTo(1));
    }

    [Test]
    public async Task Fails_while_HubSpot_is_down_when_it_must_be_read_now()
    {
        await GetAsync();
        Fail();

        Assert.That(() => GetAsync(Freshness.Now), Throws.TypeOf<CrmUnavailableException>());
    }

    [Test]
    public void Fails_while_HubSpot_is_down_when_none_is_known()
    {
        Fail();

        Assert.That(() => GetAsync(), Throws.TypeOf<CrmUnavailableException>());
    }

    [Test]
    public async Task Is_read_again_after_a_failure()
    {
        Fail();
        Assert.That(() => GetAsync(), Throws.TypeOf<CrmUnavailableException>());
        _answer = () => Task.FromResult(9);

        Assert.That(await GetAsync(), Is.EqualTo(9));
    }

    [Test]
    public async Task Is_read_to_the_end_for_the_others_when_one_leaves()
    {
        var gate = new TaskCompletionSource<int>();
        _answer = () => gate.Task;
        using var leaving = new CancellationTokenSource();
        var first = _list.GetAsync(Freshness.Known, leaving.Token);
        var second = GetAsync();

        await leaving.CancelAsync();
        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        gate.SetResult(7);

        Assert.That((await second, _reads), Is.EqualTo((7, 1)));
    }

    [Test]
    public async Task Is_as_old_as_the_beginning_of_its_reading()
    {
        _answer = () =>
        {
            _clock.Advance(MaxAge - Moment);
            return Task.FromResult(_reads);
        };
        await GetAsync();
        _clock.Advance(Moment);

        Assert.That(await GetAsync(), Is.EqualTo(2));
    }

    [Test]
    public void Knows_nothing_before_it_is_read() => Assert.That(_list.Known, Is.Null);

    [Test]
    public async Task Knows_what_was_read_without_a_call()
    {
        await GetAsync();
        _clock.Advance(MaxAge * 2);

        Assert.That((_list.Known, _reads), Is.EqualTo((new[] { 1 }, 1)));
    }

    private void Fail() => _answer = () => Task.FromException<int>(new CrmUnavailableException("down"));

    private async Task<int> GetAsync(Freshness freshness = Freshness.Known) => (await _list.GetAsync(freshness, CancellationToken.None)).Single();
}
