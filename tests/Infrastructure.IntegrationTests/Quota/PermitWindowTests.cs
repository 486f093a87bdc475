using HubSpotCrm.Application.Errors;
using HubSpotCrm.Infrastructure.HubSpot.Quota;
using HubSpotCrm.Infrastructure.HubSpot.Quota.Waiting;
using Infrastructure.IntegrationTests.Drivers;
using Microsoft.Extensions.Time.Testing;

namespace Infrastructure.IntegrationTests.Quota;

/// <summary>Two calls in ten seconds.</summary>
public sealed class PermitWindowTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private FakeTimeProvider _clock = null!;
    private PermitWindow _window = null!;

    [SetUp]
    public void Open()
    {
        _clock = new FakeTimeProvider();
        _window = new PermitWindow(2, Window, _clock);
    }

    [TearDown]
    public void Close() => _window.Dispose();

    [Test]
    public void Gives_its_permits_at_once() => Assert.That(new[] { Take(), Take() }.Select(permit => permit.IsCompletedSuccessfully), Is.All.True);

    [Test]
    public void Keeps_the_next_caller_waiting()
    {
        Use(2);

        Assert.That(Take().IsCompleted, Is.False);
    }

    [Test]
    public async Task Serves_the_next_caller_one_window_after_the_first_answer()
    {
        await TakeManyAsync(2);
        _clock.Advance(TimeSpan.FromSeconds(4));
        _window.Return();
        var third = Take();
        _clock.Advance(TimeSpan.FromSeconds(9.9));
        var early = third.IsCompleted;
        _clock.Advance(TimeSpan.FromSeconds(0.2));

        await Until.TrueAsync(() => third.IsCompletedSuccessfully);
        Assert.That(early, Is.False);
    }

    [Test]
    public async Task Never_forgets_a_call_that_travels_for_long()
    {
        await TakeManyAsync(2);
        _clock.Advance(TimeSpan.FromSeconds(50));

        Assert.That(Take().IsCompleted, Is.False);
    }

    [Test]
    public async Task Serves_a_caller_who_came_while_all_calls_were_in_flight()
    {
        await TakeManyAsync(2);
        var third = Take();
        _clock.Advance(TimeSpan.FromSeconds(20));
        _window.Return();
        _clock.Advance(TimeSpan.FromSeconds(10.1));

        await Until.TrueAsync(() => third.IsCompletedSuccessfully);
    }

    [Test]
    public async Task Serves_callers_in_their_order()
    {
        Use(2);
        var waiting = Enumerable.Range(0, 6).Select(_ => Take()).ToList();
        var served = new List<int>();
        while (served.Count < 6)
        {
            _clock.Advance(TimeSpan.FromSeconds(10.1));
            await Until.TrueAsync(() => waiting.Count(permit => permit.IsCompleted) == served.Count + 2);
            served.AddRange(Enumerable.Range(0, 6).Where(i => waiting[i].IsCompleted && !served.Contains(i)));
            _window.Return();
            _window.Return();
        }

        Assert.That(served, Is.Ordered);
    }

    [Test]
    public async Task Lets_nobody_pass_those_who_wait()
    {
        Use(2);
        var first = Take();
        var second = Take();
        _clock.Advance(TimeSpan.FromSeconds(10));
        var third = Take();

        await Until.TrueAsync(() => first.IsCompleted && second.IsCompleted);
        Assert.That(third.IsCompleted, Is.False);
    }

    [Test]
    public void Says_at_once_when_a_caller_would_wait_too_long()
    {
        Use(2);

        Assert.That(() => Take(TimeSpan.FromSeconds(9)), Throws.TypeOf<CrmBusyException>());
    }

    [Test]
    public void Takes_a_caller_who_would_wait_just_long_enough()
    {
        Use(2);

        Assert.That(Take(TimeSpan.FromSeconds(10)).IsCompleted, Is.False);
    }

    [TestCase(0, 10)]
    [TestCase(1, 10)]
    [TestCase(2, 20)]
    [TestCase(5, 30)]
    public void Says_honestly_how_long_the_wait_would_be(int ahead, int seconds)
    {
        Use(2);
        for (var i = 0; i < ahead; i++)
            _ = Take();

        Assert.That(() => Take(TimeSpan.Zero), Throws.TypeOf<CrmBusyException>().With.Property(nameof(CrmBusyException.RetryAfter)).EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [Test]
    public void Counts_a_pause_into_the_wait()
    {
        Use(2);
        _window.Pause(TimeSpan.FromSeconds(25));
        _ = Take();
        _ = Take();

        Assert.That(() => Take(TimeSpan.Zero), Throws.TypeOf<CrmBusyException>().With.Property(nameof(CrmBusyException.RetryAfter)).EqualTo(TimeSpan.FromSeconds(35)));
    }

    [Test]
    public async Task Ends_a_wait_that_lasts_longer_than_foreseen()
    {
        await TakeManyAsync(2);
        var third = Take(TimeSpan.FromSeconds(12));
        _clock.Advance(TimeSpan.FromSeconds(12));

        await Until.TrueAsync(() => third.IsCompleted);
        Assert.That(third.Exception?.InnerException, Is.TypeOf<CrmBusyException>());
    }

    [Test]
    public async Task Takes_a_caller_who_gives_up_out_of_the_queue()
    {
        Use(2);
        using var giveUp = new CancellationTokenSource();
        var third = _window.TakeAsync(new("caller"), Minute, giveUp.Token);
        var fourth = Take();
        await giveUp.CancelAsync();
        Assert.That(async () => await third, Throws.InstanceOf<OperationCanceledException>());
        _clock.Advance(TimeSpan.FromSeconds(10.1));

        await Until.TrueAsync(() => fourth.IsCompletedSuccessfully);
        Assert.That(Take().IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task Serves_the_next_caller_at_once_when_a_call_was_never_sent()
    {
        await TakeManyAsync(2);
        var third = Take();
        _window.Cancel();

        await Until.TrueAsync(() => third.IsCompletedSuccessfully);
    }

    private Task<Grant> Take(TimeSpan? patience = null) => _window.TakeAsync(new("caller"), patience ?? Minute, CancellationToken.None);

    private async Task TakeManyAsync(int count)
    {
        for (var i = 0; i < count; i++)
            await Take();
    }

    private void Use(int count)
    {
        for (var i = 0; i < count; i++)
            Assert.That(Take().IsCompletedSuccessfully);
        for (var i = 0; i < count; i++)
            _window.Return();
    }
}
